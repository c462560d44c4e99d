/*
 * Published test vectors of everything in crypto/, and of the wallet's transactions. Built for the host with 32-bit and
 * with 64-bit limbs, and for both ISAs (run in QEMU). Prints the first difference and exits 1, or prints the count.
 */
#include "address.h"
#include "bip.h"
#include "bytes.h"
#include "der.h"
#include "ecdsa.h"
#include "keccak.h"
#include "keys.h"
#include "rlp.h"
#include "system.h"
#include "text.h"
#include "transaction.h"

static unsigned checks;

static unsigned nibble(char digit)
{
    return digit <= '9' ? (unsigned)(digit - '0') : (unsigned)((digit | 32) - 'a' + 10);
}

/* Hexadecimal digits; blanks between bytes are allowed. The result is the number of bytes. */
static size_t from_hex(uint8_t *bytes, const char *hex)
{
    size_t count = 0;
    for (; *hex != 0; hex++) {
        if (*hex != ' ') {
            bytes[count++] = (uint8_t)(nibble(hex[0]) << 4 | nibble(hex[1]));
            hex++;
        }
    }
    return count;
}

static void expect_bytes(const char *what, const void *actual, size_t length, const char *expected_hex)
{
    static uint8_t expected[2048];
    checks++;
    if (from_hex(expected, expected_hex) != length || memcmp(actual, expected, length) != 0) {
        print_text("FAILED ");
        print_text(what);
        print_text("\nexpected ");
        print_text(expected_hex);
        print_text("\nactual   ");
        print_hex(actual, length);
        print_text("\n");
        system_exit(1);
    }
}

static void expect(const char *what, int claim)
{
    checks++;
    if (!claim) {
        print_text("FAILED ");
        print_text(what);
        print_text("\n");
        system_exit(1);
    }
}

/* ---- Hashes ------------------------------------------------------------------------------------------------------ */

#define TWO_BLOCKS_256 "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
#define TWO_BLOCKS_512                                                                                               \
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"

static void hashes(void)
{
    uint8_t digest[64];

    /* NIST, "Examples with Intermediate Values": SHA-256, SHA-512 (one block, two blocks). */
    sha256(digest, "abc", 3);
    expect_bytes("SHA-256 abc", digest, 32, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha256(digest, TWO_BLOCKS_256, 56);
    expect_bytes("SHA-256 two blocks", digest, 32, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    sha512(digest, "abc", 3);
    expect_bytes("SHA-512 abc", digest, 64,
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    sha512(digest, TWO_BLOCKS_512, 112);
    expect_bytes("SHA-512 two blocks", digest, 64,
        "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
        "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909");

    /* NIST CAVP, SHA256ShortMsg.rsp and SHA512ShortMsg.rsp, Len = 0. */
    sha256(digest, "", 0);
    expect_bytes("SHA-256 empty", digest, 32, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sha512(digest, "", 0);
    expect_bytes("SHA-512 empty", digest, 64,
        "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
        "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e");

    /* FIPS 180-2, appendices B.3 and C.3: one million times "a"; here in pieces of 1000 = 15 * 64 + 40 bytes. */
    static char a[1000];
    struct sha256 hash256;
    struct sha512 hash512;
    memset(a, 'a', sizeof a);
    sha256_begin(&hash256);
    sha512_begin(&hash512);
    for (int i = 0; i < 1000; i++) {
        sha256_add(&hash256, a, sizeof a);
        sha512_add(&hash512, a, sizeof a);
    }
    sha256_end(&hash256, digest);
    expect_bytes("SHA-256 million a", digest, 32, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    sha512_end(&hash512, digest);
    expect_bytes("SHA-512 million a", digest, 64,
        "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb"
        "de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b");

    /* NIST, "Examples with Intermediate Values": SHA3-256 of 0 bits and of 1600 bits (0xa3 repeated). FIPS 202. */
    static uint8_t a3[200];
    memset(a3, 0xa3, sizeof a3);
    sha3_256(digest, "", 0);
    expect_bytes("SHA3-256 empty", digest, 32, "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a");
    sha3_256(digest, a3, sizeof a3);
    expect_bytes("SHA3-256 1600 bits", digest, 32, "79f38adec5c20307a98ef76e8324afbfd46cfd81b22e3973c65fa1bd9de31787");

    /* EIP-1052: Keccak-256 of nothing, the code hash of an account without code. */
    keccak256(digest, "", 0);
    expect_bytes("Keccak-256 empty", digest, 32, "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
}

/* ---- HMAC -------------------------------------------------------------------------------------------------------- */

static void hmacs(void)
{
    /* RFC 4231, test cases 1, 2, 3, 4, 6, 7 (5 is a truncated output). */
    static const struct {
        const char *key;
        const char *data;
        const char *mac256;
        const char *mac512;
    } cases[] = {
        {"0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265",
         "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
         "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
         "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"},
        {"4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
         "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
         "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
         "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         "dddddddddddddddddddddddddddddddddddddddddddddddddd"
         "dddddddddddddddddddddddddddddddddddddddddddddddddd",
         "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
         "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39"
         "bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb"},
        {"0102030405060708090a0b0c0d0e0f10111213141516171819",
         "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
         "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
         "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
         "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3db"
         "a91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd"},
    };
    static uint8_t key[131], data[256];
    uint8_t mac[64];
    struct hmac_sha512 hmac;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t key_length = from_hex(key, cases[i].key);
        size_t length = from_hex(data, cases[i].data);
        hmac_sha256(mac, key, key_length, data, length);
        expect_bytes("HMAC-SHA-256", mac, 32, cases[i].mac256);
        hmac_sha512_key(&hmac, key, key_length);
        hmac_sha512(&hmac, mac, data, length);
        expect_bytes("HMAC-SHA-512", mac, 64, cases[i].mac512);
    }

    static const char large_key[] = "Test Using Larger Than Block-Size Key - Hash Key First";
    static const char large_both[] = "This is a test using a larger than block-size key and a larger than block-size "
                                     "data. The key needs to be hashed before being used by the HMAC algorithm.";
    memset(key, 0xaa, sizeof key);
    hmac_sha512_key(&hmac, key, sizeof key);
    hmac_sha256(mac, key, sizeof key, large_key, sizeof large_key - 1);
    expect_bytes("HMAC-SHA-256 case 6", mac, 32, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    hmac_sha512(&hmac, mac, large_key, sizeof large_key - 1);
    expect_bytes("HMAC-SHA-512 case 6", mac, 64,
        "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
        "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598");
    hmac_sha256(mac, key, sizeof key, large_both, sizeof large_both - 1);
    expect_bytes("HMAC-SHA-256 case 7", mac, 32, "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
    hmac_sha512(&hmac, mac, large_both, sizeof large_both - 1);
    expect_bytes("HMAC-SHA-512 case 7", mac, 64,
        "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944"
        "b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58");
}

/* ---- Curves and ECDSA -------------------------------------------------------------------------------------------- */

static void curves(const struct curve *curve, const char *generator_hex, const char *order_hex)
{
    uint8_t generator[64], scalar[32], bytes[64], last[64];
    struct point g, sum, tooth[COMB_TEETH];
    from_hex(generator, generator_hex);
    expect("generator is on the curve", curve_load(&g, generator, curve));

    /* 1 G = G, 0 G = neutral, n G = neutral, (n - 1) G + G = neutral. */
    memset(scalar, 0, sizeof scalar);
    curve_multiply_generator(&sum, scalar, curve);
    expect("0 G is neutral", field_is_zero(&sum.z) != 0);
    scalar[31] = 1;
    curve_multiply_generator(&sum, scalar, curve);
    curve_store(bytes, &sum, curve);
    expect_bytes("1 G", bytes, 64, generator_hex);
    from_hex(scalar, order_hex);
    curve_multiply_generator(&sum, scalar, curve);
    expect("n G is neutral", field_is_zero(&sum.z) != 0);
    scalar[31]--;
    curve_multiply_generator(&sum, scalar, curve);
    curve_store(last, &sum, curve);
    expect("(n - 1) G has the x of G", memcmp(last, generator, 32) == 0);
    expect("(n - 1) G is not G", memcmp(last, generator, 64) != 0);
    curve_add(&sum, &sum, &g, curve);
    expect("(n - 1) G + G is neutral", field_is_zero(&sum.z) != 0);

    /* Addition of equal points is doubling, and the neutral element is one. */
    struct point twice, same;
    curve_double(&twice, &g, curve);
    curve_add(&same, &g, &g, curve);
    curve_store(bytes, &twice, curve);
    curve_store(last, &same, curve);
    expect("G + G = 2 G", memcmp(bytes, last, 64) == 0);
    curve_add(&sum, &twice, &sum, curve);
    curve_store(last, &sum, curve);
    expect("2 G + neutral = 2 G", memcmp(bytes, last, 64) == 0);

    /* The comb's constants, from the generator alone. */
    tooth[0] = g;
    for (int i = 1; i < COMB_TEETH; i++) {
        tooth[i] = tooth[i - 1];
        for (int j = 0; j < COMB_SPACING; j++) {
            curve_double(&tooth[i], &tooth[i], curve);
        }
    }
    for (unsigned digit = 1; digit <= COMB_POINTS; digit++) {
        int is_first = 1;
        for (int i = 0; i < COMB_TEETH; i++) {
            if ((digit >> i & 1) != 0) {
                if (is_first) {
                    sum = tooth[i];
                } else {
                    curve_add(&sum, &sum, &tooth[i], curve);
                }
                is_first = 0;
            }
        }
        curve_store(bytes, &sum, curve);
        sum.x = curve->comb[digit - 1].x;
        sum.y = curve->comb[digit - 1].y;
        sum.z = curve->p.one;
        curve_store(last, &sum, curve);
        expect("comb entry", memcmp(bytes, last, 64) == 0);
    }

    /* Not on the curve; x not below p. */
    bytes[63] ^= 1;
    expect("point off the curve is refused", !curve_load(&sum, bytes, curve));
    memset(bytes, 0xff, 32);
    expect("x >= p is refused", !curve_load(&sum, bytes, curve));
}

static void verify_and_spoil(
    const uint8_t signature[64], const uint8_t hash[32], const uint8_t public_key[64], const char *order_hex,
    const struct curve *curve)
{
    uint8_t spoiled[64], other[32];
    expect("signature is valid", ecdsa_verify(signature, hash, public_key, curve) == 1);
    for (size_t i = 0; i < 64; i += 21) {
        memcpy(spoiled, signature, 64);
        spoiled[i] ^= 0x10;
        expect("changed signature is invalid", ecdsa_verify(spoiled, hash, public_key, curve) == 0);
    }
    memcpy(other, hash, 32);
    other[31] ^= 1;
    expect("other hash is invalid", ecdsa_verify(signature, other, public_key, curve) == 0);
    for (size_t i = 0; i < 64; i += 32) {
        memcpy(spoiled, signature, 64);
        memset(spoiled + i, 0, 32);
        expect("r or s = 0 is invalid", ecdsa_verify(spoiled, hash, public_key, curve) == 0);
        from_hex(spoiled + i, order_hex);
        expect("r or s = n is invalid", ecdsa_verify(spoiled, hash, public_key, curve) == 0);
    }
    memset(spoiled, 0xff, 64);
    expect("public key off the curve is invalid", ecdsa_verify(signature, hash, spoiled, curve) == 0);
}

#define P256_ORDER "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"
#define SECP256K1_ORDER "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"

static void ecdsa_p256(void)
{
    /* FIPS 186-4, appendix D.1.2.3. */
    curves(&curve_p256,
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
        P256_ORDER);

    /* RFC 6979, appendix A.2.5, with SHA-256. */
    static const char private_hex[] = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    static const struct {
        const char *message;
        const char *k;
        const char *signature;
    } cases[] = {
        {"sample", "a6e3c57dd01abe90086538398355dd4c3b17aa873382b0f24d6129493d8aad60",
         "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
         "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"},
        {"test", "d16b6ae827f17175e040871a1c7ec3500192c4c92677336ec2537acaee0008e0",
         "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
         "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"},
    };
    uint8_t private_key[32], public_key[64], hash[32], order[32], k[32], signature[65];
    from_hex(private_key, private_hex);
    from_hex(order, P256_ORDER);
    ecdsa_public_key(public_key, private_key, &curve_p256);
    expect_bytes("P-256 public key", public_key, 64,
        "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        sha256(hash, cases[i].message, strlen(cases[i].message)); /* both hashes are below n */
        expect("a nonce is found", rfc6979_nonce(k, order, private_key, hash) != 0);
        expect_bytes("P-256 nonce", k, 32, cases[i].k);
        ecdsa_sign(signature, hash, private_key, ECDSA_ANY_S, &curve_p256);
        expect_bytes("P-256 signature", signature, 64, cases[i].signature);
        verify_and_spoil(signature, hash, public_key, P256_ORDER, &curve_p256);
    }
}

static void ecdsa_secp256k1(void)
{
    /* SEC 2 version 2.0, section 2.4.1. */
    curves(&curve_secp256k1,
        "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
        "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8",
        SECP256K1_ORDER);

    /*
     * RFC 6979 has no vectors for secp256k1. These, with SHA-256 and low s, are the ones that Bitcoin software shares:
     * bitcointalk.org, topic 285142, "Deterministic usage of DSA and ECDSA (RFC 6979)"; test_rfc6979 of trezor-crypto.
     */
    static const struct {
        const char *private_key;
        const char *message;
        const char *k;
        const char *signature;
    } cases[] = {
        {"0000000000000000000000000000000000000000000000000000000000000001", "Satoshi Nakamoto",
         "8f8a276c19f4149656b280621e358cce24f5f52542772691ee69063b74f15d15",
         "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8"
         "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5"},
        {"0000000000000000000000000000000000000000000000000000000000000001",
         "All those moments will be lost in time, like tears in rain. Time to die...",
         "38aa22d72376b4dbc472e06c3ba403ee0a394da63fc58d88686c611aba98d6b3",
         "8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b"
         "547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21"},
        {"fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140", "Satoshi Nakamoto",
         "33a19b60e25fb6f4435af53a3d42d493644827367e6453928554f43e49aa6f90",
         "fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0"
         "6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5"},
        {"cca9fbcc1b41e5a95d369eaa6ddcff73b61a4efaa279cfc6567e8daa39cbaf50", "sample",
         "2df40ca70e639d89528a6b670d9d48d9165fdc0febc0974056bdce192b8e16a3",
         "af340daf02cc15c8d5d08d7735dfe6b98a474ed373bdb5fbecf7571be52b3842"
         "5009fb27f37034a9b24b707b7c6b79ca23ddef9e25f7282e8a797efe53a8f124"},
    };
    uint8_t private_key[32], public_key[64], hash[32], order[32], k[32], signature[65], zeroes[65];
    from_hex(order, SECP256K1_ORDER);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        from_hex(private_key, cases[i].private_key);
        sha256(hash, cases[i].message, strlen(cases[i].message));
        expect("a nonce is found", rfc6979_nonce(k, order, private_key, hash) != 0);
        expect_bytes("secp256k1 nonce", k, 32, cases[i].k);
        ecdsa_sign(signature, hash, private_key, ECDSA_LOW_S, &curve_secp256k1);
        expect_bytes("secp256k1 signature", signature, 64, cases[i].signature);
        ecdsa_public_key(public_key, private_key, &curve_secp256k1);
        verify_and_spoil(signature, hash, public_key, SECP256K1_ORDER, &curve_secp256k1);
    }

    /* What is no private key gives zeroes: 0, n, and 2^256 - 1. */
    memset(zeroes, 0, sizeof zeroes);
    for (int i = 0; i < 3; i++) {
        memset(private_key, i == 2 ? 0xff : 0, 32);
        if (i == 1) {
            from_hex(private_key, SECP256K1_ORDER);
        }
        ecdsa_public_key(public_key, private_key, &curve_secp256k1);
        expect("no public key", memcmp(public_key, zeroes, 64) == 0);
        ecdsa_sign(signature, hash, private_key, ECDSA_LOW_S, &curve_secp256k1);
        expect("no signature", memcmp(signature, zeroes, 65) == 0);
    }
}

/* ---- BIP-39, BIP-32 ---------------------------------------------------------------------------------------------- */

static void expect_seed(const char *mnemonic, const char *passphrase, const char *seed_hex)
{
    uint8_t seed[64];
    struct hmac_sha512 hmac;
    hmac_sha512_key(&hmac, (const uint8_t *)mnemonic, strlen(mnemonic));
    bip39_seed(seed, &hmac, (const uint8_t *)passphrase, strlen(passphrase));
    expect_bytes("BIP-39 seed", seed, 64, seed_hex);
}

static void bip39(void)
{
    /* BIP-39, "Test vectors": vectors.json of trezor/python-mnemonic, passphrase TREZOR; 12, 18 and 24 words. */
    expect_seed(
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about", "TREZOR",
        "c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141"
        "630c7a3c4ab7c81b2f001698e7463b04");
    expect_seed(
        "gravity machine north sort system female filter attitude volume fold club stay feature office ecology stable "
        "narrow fog",
        "TREZOR",
        "628c3827a8823298ee685db84f55caa34b5cc195a778e52d45f59bcf75aba68e4d7590e101dc414bc1bbd5737666fbbe"
        "f35d1f1903953b66624f910feef245ac");
    expect_seed(
        "hamster diagram private dutch cause delay private meat slide toddler razor book happy fancy gospel tennis "
        "maple dilemma loan word shrug inflict delay length",
        "TREZOR",
        "64c87cde7e12ecf6704ab95bb1408bef047c22db4cc7491c4271d170a1b213d20b385bc1588d9c7b38f1b39d415665b8"
        "a9030c9ec653d75e65f847d8fc1fc440");

    /* The same first mnemonic without passphrase: what wallet/mnemonic.txt holds. */
    expect_seed(
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about", "",
        "5eb00bbddcf069084889a8ab9155568165f5c453ccb85e70811aaed6f6da5fc19a5ac40b389cd370d086206dec8aa6c4"
        "3daea6690f20ad3d8d48b2d2ce9e38e4");
}

/* Base58 (of a serialised extended key, 82 bytes with its checksum); big-endian. */
static void from_base58(uint8_t bytes[82], const char *text)
{
    static const char alphabet[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    memset(bytes, 0, 82);
    for (; *text != 0; text++) {
        unsigned carry = 0;
        while (alphabet[carry] != *text) {
            carry++;
        }
        for (int i = 81; i >= 0; i--) {
            carry += bytes[i] * 58u;
            bytes[i] = (uint8_t)carry;
            carry >>= 8;
        }
    }
}

static void expect_node(const struct bip32_node *node, const char *xprv)
{
    /* BIP-32, "Serialization format": version 4, depth 1, fingerprint 4, child 4, chain code 32, 0x00 and key 32. */
    uint8_t bytes[82];
    from_base58(bytes, xprv);
    expect("BIP-32 chain code", memcmp(bytes + 13, node->chain_code, 32) == 0);
    expect("BIP-32 key", bytes[45] == 0 && memcmp(bytes + 46, node->key, 32) == 0);
}

static void bip32(void)
{
    /* BIP-32, test vectors 1 to 4 (3 and 4: leading zeroes are kept). Each list is one chain, parent to child. */
    static const struct {
        const char *seed;
        struct {
            uint32_t index;
            const char *xprv;
        } chain[6]; /* the first is the master */
    } cases[] = {
        {"000102030405060708090a0b0c0d0e0f",
         {{0, "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxr"
              "MPHi"},
          {0 | BIP32_HARDENED, "xprv9uHRZZhk6KAJC1avXpDAp4MDc3sQKNxDiPvvkX8Br5ngLNv1TxvUxt4cV1rGL5hj6KCesnDYUhd7oWgT11eZG7"
                               "XnxHrnYeSvkzY7d2bhkJ7"},
          {1, "xprv9wTYmMFdV23N2TdNG573QoEsfRrWKQgWeibmLntzniatZvR9BmLnvSxqu53Kw1UmYPxLgboyZQaXwTCg8MSY3H2EU4pWcQDnRnrVA1x"
              "e8fs"},
          {2 | BIP32_HARDENED, "xprv9z4pot5VBttmtdRTWfWQmoH1taj2axGVzFqSb8C9xaxKymcFzXBDptWmT7FwuEzG3ryjH4ktypQSAewRiNMjAN"
                               "TtpgP4mLTj34bhnZX7UiM"},
          {2, "xprvA2JDeKCSNNZky6uBCviVfJSKyQ1mDYahRjijr5idH2WwLsEd4Hsb2Tyh8RfQMuPh7f7RtyzTtdrbdqqsunu5Mm3wDvUAKRHSC34sJ7i"
              "n334"},
          {1000000000, "xprvA41z7zogVVwxVSgdKUHDy1SKmdb533PjDz7J6N6mV6uS3ze1ai8FHa8kmHScGpWmj4WggLyQjgPie1rFSruoUihUZREPSL"
                       "39UNdE3BBDu76"}}},
        {"fffcf9f6f3f0edeae7e4e1dedbd8d5d2cfccc9c6c3c0bdbab7b4b1aeaba8a5a2"
         "9f9c999693908d8a8784817e7b7875726f6c696663605d5a5754514e4b484542",
         {{0, "xprv9s21ZrQH143K31xYSDQpPDxsXRTUcvj2iNHm5NUtrGiGG5e2DtALGdso3pGz6ssrdK4PFmM8NSpSBHNqPqm55Qn3LqFtT2emdEXVYsC"
              "zC2U"},
          {0, "xprv9vHkqa6EV4sPZHYqZznhT2NPtPCjKuDKGY38FBWLvgaDx45zo9WQRUT3dKYnjwih2yJD9mkrocEZXo1ex8G81dwSM1fwqWpWkeS3v86"
              "pgKt"},
          {2147483647 | BIP32_HARDENED, "xprv9wSp6B7kry3Vj9m1zSnLvN3xH8RdsPP1Mh7fAaR7aRLc"
                                        "QMKTR2vidYEeEg2mUCTAwCd6vnxVrcjfy2kRgVsFawNzmjuHc2YmYRmagcEPdU9"},
          {1, "xprv9zFnWC6h2cLgpmSA46vutJzBcfJ8yaJGg8cX1e5StJh45BBciYTRXSd25UEPVuesF9yog62tGAQtHjXajPPdbRCHuWS6T8XA2ECKADd"
              "w4Ef"},
          {2147483646 | BIP32_HARDENED, "xprvA1RpRA33e1JQ7ifknakTFpgNXPmW2YvmhqLQYMmrj4xJXXWYpDPS3xz7iAxn8L39njGVyuoseXzU6"
                                        "rcxFLJ8HFsTjSyQbLYnMpCqE2VbFWc"},
          {2, "xprvA2nrNbFZABcdryreWet9Ea4LvTJcGsqrMzxHx98MMrotbir7yrKCEXw7nadnHM8Dq38EGfSh6dqA9QWTyefMLEcBYJUuekgW4BYPJcr"
              "9E7j"}}},
        {"4b381541583be4423346c643850da4b320e46a87ae3d2a4e6da11eba819cd4ac"
         "ba45d239319ac14f863b8d5ab5a0d0c64d2e8a1e7d1457df2e5a3c51c73235be",
         {{0, "xprv9s21ZrQH143K25QhxbucbDDuQ4naNntJRi4KUfWT7xo4EKsHt2QJDu7KXp1A3u7Bi1j8ph3EGsZ9Xvz9dGuVrtHHs7pXeTzjuxBrCmm"
              "hgC6"},
          {0 | BIP32_HARDENED, "xprv9uPDJpEQgRQfDcW7BkF7eTya6RPxXeJCqCJGHuCJ4GiRVLzkTXBAJMu2qaMWPrS7AANYqdq6vcBcBUdJCVVFce"
                               "UvJFjaPdGZ2y9WACViL4L"}}},
        {"3ddd5602285899a946114506157c7997e5444528f3003f6134712147db19b678",
         {{0, "xprv9s21ZrQH143K48vGoLGRPxgo2JNkJ3J3fqkirQC2zVdk5Dgd5w14"
              "S7fRDyHH4dWNHUgkvsvNDCkvAwcSHNAQwhwgNMgZhLtQC63zxwhQmRv"},
          {0 | BIP32_HARDENED, "xprv9vB7xEWwNp9kh1wQRfCCQMnZUEG21LpbR9NPCNN1dwhiZkjjeGRn"
                               "aALmPXCX7SgjFTiCTT6bXes17boXtjq3xLpcDjzEuGLQBM5ohqkao9G"},
          {1 | BIP32_HARDENED, "xprv9xJocDuwtYCMNAo3Zw76WENQeAS6WGXQ55RCy7tDJ8oALr4FWkuV"
                               "oHJeHVAcAqiZLE7Je3vZJHxspZdFHfnBEjHqU5hG1Jaj32dVoS6XLT1"}}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint8_t seed[64], message[BIP32_MESSAGE];
        struct bip32_node node;
        bip32_master(&node, seed, from_hex(seed, cases[i].seed));
        expect_node(&node, cases[i].chain[0].xprv);
        for (size_t j = 1; j < 6 && cases[i].chain[j].xprv != 0; j++) {
            bip32_child(&node, cases[i].chain[j].index, message);
            expect_node(&node, cases[i].chain[j].xprv);
        }
    }
}

/* ---- RLP, EIP-155 ------------------------------------------------------------------------------------------------ */

static void rlps(void)
{
    /* Ethereum documentation, "Recursive-length prefix (RLP) serialization", examples. */
    static const uint8_t fifteen[] = {0x0f};
    static const uint8_t thousand[] = {0x04, 0x00};
    static const char lorem[] = "Lorem ipsum dolor sit amet, consectetur adipisicing elit";
    uint8_t buffer[512];

    struct rlp rlp = {buffer, sizeof buffer, 0, 0};
    rlp_bytes(&rlp, (const uint8_t *)"dog", 3);
    expect_bytes("RLP dog", buffer, rlp.length, "83646f67");

    rlp = (struct rlp){buffer, sizeof buffer, 0, 0};
    rlp_bytes(&rlp, (const uint8_t *)"cat", 3);
    rlp_bytes(&rlp, (const uint8_t *)"dog", 3);
    rlp_list(&rlp);
    expect_bytes("RLP [cat, dog]", buffer, rlp.length, "c88363617483646f67");

    rlp = (struct rlp){buffer, sizeof buffer, 0, 0};
    rlp_bytes(&rlp, fifteen, 0);
    rlp_number(&rlp, (const uint8_t *)"\0", 1); /* the integer 0 is the empty string */
    rlp_bytes(&rlp, (const uint8_t *)"\0", 1);  /* the byte 0 is itself */
    rlp_number(&rlp, fifteen, sizeof fifteen);
    rlp_number(&rlp, thousand, sizeof thousand);
    expect_bytes("RLP empty, 0, byte 0, 15, 1024", buffer, rlp.length, "8080000f820400");

    rlp = (struct rlp){buffer, sizeof buffer, 0, 0};
    rlp_list(&rlp);
    expect_bytes("RLP []", buffer, rlp.length, "c0");

    rlp = (struct rlp){buffer, sizeof buffer, 0, 0};
    rlp_bytes(&rlp, (const uint8_t *)lorem, sizeof lorem - 1);
    expect("RLP of 56 bytes", rlp.length == 58 && buffer[0] == 0xb8 && buffer[1] == 0x38);

    rlp = (struct rlp){buffer, sizeof buffer, 0, 0};
    static const uint8_t bytes[300];
    rlp_bytes(&rlp, bytes, 300);
    expect("RLP of 300 bytes", rlp.length == 303 && buffer[0] == 0xb9 && buffer[1] == 1 && buffer[2] == 44);
    rlp_list(&rlp);
    expect("RLP list of 303 bytes", rlp.length == 306 && buffer[0] == 0xf9 && buffer[1] == 1 && buffer[2] == 47);
    rlp_bytes(&rlp, bytes, 300);
    expect("RLP refuses what does not fit", rlp.failed && rlp.length == 306);
}

static const char example[] =
    "# EIP-155, Example\n"
    "nonce = 9\n"
    "gas_price = 20000000000 # 20 Gwei\n"
    "gas_limit = 0x5208\r\n"
    "\n"
    "to=0x3535353535353535353535353535353535353535\n"
    "value\t= 1000000000000000000\n"
    "data = 0x\n"
    "chain_id = 1";

static void expect_refused(const char *text, unsigned expected_line)
{
    static struct transaction transaction;
    unsigned line;
    expect(text, transaction_parse(&transaction, text, strlen(text), &line) != 0 && line == expected_line);
}

static void transactions(void)
{
    /* EIP-155, "Example": signing data, signing hash, v, r, s and signed transaction. */
    static struct transaction transaction;
    uint8_t buffer[256], hash[32], private_key[32], public_key[64], signature[65];
    unsigned line;
    expect("example parses", transaction_parse(&transaction, example, sizeof example - 1, &line) == 0);
    size_t length = transaction_encode_unsigned(buffer, sizeof buffer, &transaction);
    expect_bytes("EIP-155 signing data", buffer, length,
        "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080018080");
    keccak256(hash, buffer, length);
    expect_bytes("EIP-155 hash", hash, 32, "daf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53");
    memset(private_key, 0x46, sizeof private_key);
    expect("length of a signature", wallet_sign(signature, hash, private_key) == 65);
    wallet_public_key(public_key, private_key);
    verify_and_spoil(signature, hash, public_key, SECP256K1_ORDER, &curve_secp256k1);
    /* The EIP prints r and s in decimal, and in hexadecimal inside the signed transaction. */
    expect_bytes("EIP-155 r, s", signature, 64,
        "28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
        "67cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83");
    expect("EIP-155 v", transaction_v(&transaction, signature[64]) == 37);
    length = transaction_encode_signed(buffer, sizeof buffer, &transaction, signature);
    expect_bytes("EIP-155 signed transaction", buffer, length,
        "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025"
        "a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
        "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83");

    expect_refused("nonce = 9", 2);                                     /* keys are missing */
    expect_refused("# comment\nnonse = 9", 2);                          /* unknown key */
    expect_refused("nonce = 9\nnonce = 9", 2);                          /* twice */
    expect_refused("nonce = ", 1);
    expect_refused("nonce = 0x", 1);
    expect_refused("nonce = 9a", 1);
    expect_refused("nonce = -1", 1);
    expect_refused("value = 0x10000000000000000000000000000000000000000000000000000000000000000", 1); /* 2^256 */
    expect_refused("to = 3535353535353535353535353535353535353535", 1); /* without 0x */
    expect_refused("to = 0x35353535353535353535353535353535353535", 1); /* 19 bytes */
    expect_refused("data = 0x123", 1);
    expect_refused("data = 0x1g", 1);
    expect_refused("chain_id = 0", 1);
    expect_refused("chain_id = 0x7fffffffffffffdc", 1);                 /* EIP-2294: at most 2^63 - 37 */
}

static void addresses(void)
{
    /* EIP-55, "Test Cases": normal, all caps, all lower. */
    static const char *const cases[] = {
        "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "fB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "dbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "D1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        "52908400098527886E0F7030069857D2E4169EE7", "8617E340B3D01FA5F11F306F4090FD50E238070D",
        "de709f2102306220921060314715629080e2fb77", "27b1fdb04752bbc536007a920d24acb045561c26",
    };
    uint8_t address[20];
    char text[ADDRESS_TEXT];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        from_hex(address, cases[i]);
        address_checksum(text, address);
        expect("EIP-55 address", memcmp(text, cases[i], ADDRESS_TEXT) == 0);
    }

    /* A private key and its address: Ethereum JSON keystore, "Web3 Secret Storage Definition", test vectors. */
    static const char private_hex[] = "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";
    uint8_t private_key[32], public_key[64];
    from_hex(private_key, private_hex);
    wallet_public_key(public_key, private_key);
    address_of(address, public_key);
    expect_bytes("address", address, 20, "008aeeda4d805471df9b2a5b0f38a0c3bcba786b");
}

/* ---- DER --------------------------------------------------------------------------------------------------------- */

static void der(void)
{
    /* SEC 1 version 2.0, section C.5: SEQUENCE of two INTEGERs, positive and shortest; here short r, s with top bit. */
    uint8_t bytes[160], out[64];
    size_t length = from_hex(bytes, "300c 020201ff 0206008000000001");
    expect("signature", der_signature(out, bytes, length) == 1);
    expect_bytes("r, s", out, 64,
        "00000000000000000000000000000000000000000000000000000000000001ff"
        "0000000000000000000000000000000000000000000000000000008000000001");
    for (size_t i = 0; i < length; i++) {
        expect("truncated signature", der_signature(out, bytes, i) == 0);
    }
    bytes[length] = 0;
    expect("trailing byte", der_signature(out, bytes, length + 1) == 0);
    static const char *const refused[] = {
        "300c 020200ff 0206008000000001",   /* control: accepted, 0xff needs the zero */
        "300c 0202007f 0206008000000001",   /* not the shortest */
        "3006 0201ff 020101",               /* negative */
        "3006 020101 0200",                 /* empty */
        "3006 030101 020101",               /* no INTEGER */
        "3106 020101 020101",               /* no SEQUENCE */
        "308106 020101 020101",             /* long form of a short length */
        "3009 020101 020101 020101",        /* three */
        "3026 020101 0221 01 0000000000000000000000000000000000000000000000000000000000000000", /* s = 2^256 */
    };
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        length = from_hex(bytes, refused[i]);
        expect(refused[i], der_signature(out, bytes, length) == (i == 0));
    }

    /* RFC 5480, section 2: SubjectPublicKeyInfo of an uncompressed P-256 point; the same point raw (SEC 1, 2.3.3). */
    static const char point[] =
        "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
    length = from_hex(bytes, "3059 3013 06072a8648ce3d0201 06082a8648ce3d030107 034200 04");
    length += from_hex(bytes + length, point);
    expect("public key", der_p256_public_key(out, bytes, length) == 1);
    expect_bytes("point", out, 64, point);
    expect("raw public key", der_p256_public_key(out, bytes + length - 65, 65) == 1);
    expect_bytes("raw point", out, 64, point);
    expect("truncated public key", der_p256_public_key(out, bytes, length - 1) == 0);
    bytes[22] ^= 1; /* another curve */
    expect("other curve", der_p256_public_key(out, bytes, length) == 0);
    bytes[22] ^= 1;
    bytes[length - 65] = 3;
    expect("compressed point", der_p256_public_key(out, bytes, length) == 0);
}

int main(void)
{
    hashes();
    hmacs();
    ecdsa_p256();
    ecdsa_secp256k1();
    bip39();
    bip32();
    rlps();
    transactions();
    addresses();
    der();
    print_decimal(checks);
    print_text(" checks passed\n");
    return 0;
}
