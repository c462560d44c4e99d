#include "ecdsa.h"

#include "hmac.h"

/*
 * A candidate is rejected with probability 1 - n / 2^256: 2^-32 for P-256, 2^-128 for secp256k1. Four candidates fail with
 * at most 2^-128.
 */
enum { NONCE_CANDIDATES = 4 };

static mask is_zero(const uint8_t bytes[FIELD_BYTES])
{
    uintptr_t any = 0;
    for (int i = 0; i < FIELD_BYTES; i++) {
        any |= bytes[i];
    }
    return mask_if_zero(any);
}

mask rfc6979_nonce(
    uint8_t k[FIELD_BYTES], const uint8_t order[FIELD_BYTES], const uint8_t private_key[ECDSA_PRIVATE_KEY],
    const uint8_t reduced_hash[ECDSA_HASH])
{
    uint8_t key[SHA256_DIGEST];
    struct {
        uint8_t v[SHA256_DIGEST];
        uint8_t separator;
        uint8_t private_key[ECDSA_PRIVATE_KEY];
        uint8_t hash[ECDSA_HASH];
    } message; /* bytes only: no padding */

    memset(key, 0x00, sizeof key);                                 /* step c */
    memset(message.v, 0x01, sizeof message.v);                     /* step b */
    memcpy(message.private_key, private_key, ECDSA_PRIVATE_KEY);
    memcpy(message.hash, reduced_hash, ECDSA_HASH);
    for (uint8_t separator = 0; separator < 2; separator++) {      /* steps d, e, then f, g */
        message.separator = separator;
        hmac_sha256(key, key, sizeof key, &message, sizeof message);
        hmac_sha256(message.v, key, sizeof key, message.v, sizeof message.v);
    }

    mask found = 0;
    memset(k, 0, FIELD_BYTES);
    for (int i = 0; i < NONCE_CANDIDATES; i++) {                   /* step h */
        hmac_sha256(message.v, key, sizeof key, message.v, sizeof message.v);
        mask in_range = mask_if_less(message.v, order, FIELD_BYTES) & ~is_zero(message.v);
        mask_copy(k, message.v, FIELD_BYTES, in_range & ~found);
        found |= in_range;
        message.separator = 0;
        hmac_sha256(key, key, sizeof key, &message, sizeof message.v + 1);
        hmac_sha256(message.v, key, sizeof key, message.v, sizeof message.v);
    }
    wipe(key, sizeof key);
    wipe(&message, sizeof message);
    return found;
}

/* The order as bytes. */
static void store_order(uint8_t bytes[FIELD_BYTES], const struct curve *curve)
{
    /* n - 1 is -1 in the scalar field, which is odd, so that adding 1 has no carry: n is odd, n - 1 even. */
    struct number minus_one = {{0}};
    field_subtract(&minus_one, &minus_one, &curve->n.one, &curve->n);
    field_store(bytes, &minus_one, &curve->n);
    bytes[FIELD_BYTES - 1] |= 1;
}

/* All ones for 0 < key < n. */
static mask is_private_key(const uint8_t key[ECDSA_PRIVATE_KEY], const struct curve *curve)
{
    struct number scalar;
    mask below = field_load(&scalar, key, &curve->n);
    mask result = below & ~field_is_zero(&scalar);
    wipe(&scalar, sizeof scalar);
    return result;
}

void ecdsa_public_key(
    uint8_t public_key[ECDSA_PUBLIC_KEY], const uint8_t private_key[ECDSA_PRIVATE_KEY], const struct curve *curve)
{
    struct point q;
    curve_multiply_generator(&q, private_key, curve);
    curve_store(public_key, &q, curve);
    mask_bytes(public_key, ECDSA_PUBLIC_KEY, is_private_key(private_key, curve));
}

void ecdsa_sign(
    uint8_t signature[ECDSA_SIGNATURE + 1], const uint8_t hash[ECDSA_HASH],
    const uint8_t private_key[ECDSA_PRIVATE_KEY], enum ecdsa_s form, const struct curve *curve)
{
    const struct field *n = &curve->n;
    uint8_t order[FIELD_BYTES], k[FIELD_BYTES], bytes[2 * FIELD_BYTES];
    struct number e, d, r, s, inverse;
    struct point point;

    mask valid = is_private_key(private_key, curve);
    field_load(&d, private_key, n);
    field_load(&e, hash, n);
    store_order(order, curve);
    field_store(bytes, &e, n);
    valid &= rfc6979_nonce(k, order, private_key, bytes);

    curve_multiply_generator(&point, k, curve);
    curve_store(bytes, &point, curve);
    uintptr_t parity = bytes[2 * FIELD_BYTES - 1] & 1;
    valid &= field_load(&r, bytes, n); /* x >= n would need a further bit to recover the key */

    /* s = (e + r d) / k */
    field_load(&inverse, k, n);
    field_invert(&inverse, &inverse, n);
    field_multiply(&s, &r, &d, n);
    field_add(&s, &s, &e, n);
    field_multiply(&s, &s, &inverse, n);
    valid &= ~field_is_zero(&r) & ~field_is_zero(&s);

    if (form == ECDSA_LOW_S) {
        /* s is high if n - s is smaller. -s belongs to -R, whose y has the other parity. */
        struct number zero = {{0}}, negative;
        uint8_t as_computed[FIELD_BYTES], negated[FIELD_BYTES];
        field_subtract(&negative, &zero, &s, n);
        field_store(as_computed, &s, n);
        field_store(negated, &negative, n);
        mask is_high = mask_if_less(negated, as_computed, FIELD_BYTES);
        field_select(&s, &negative, is_high);
        parity ^= is_high & 1;
    }
    field_store(signature, &r, n);
    field_store(signature + FIELD_BYTES, &s, n);
    signature[2 * FIELD_BYTES] = (uint8_t)parity;
    mask_bytes(signature, ECDSA_SIGNATURE + 1, valid);

    wipe(k, sizeof k);
    wipe(&d, sizeof d);
    wipe(&inverse, sizeof inverse);
    wipe(&point, sizeof point);
}
