/*
 * crypto/ as a filter, for cross_check.py: one command per line of standard input, one line of hexadecimal digits per
 * answer. Arguments are hexadecimal; "-" is the empty string. Curves: k (secp256k1), p (P-256). Host only.
 */
#include "bip.h"
#include "curve.h"
#include "der.h"
#include "ecdsa.h"
#include "hmac.h"
#include "keccak.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARGUMENTS = 5, LONGEST = 4096 };

static uint8_t argument[ARGUMENTS][LONGEST];
static size_t size[ARGUMENTS];

static void answer(const uint8_t *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        printf("%02x", bytes[i]);
    }
    putchar('\n');
    fflush(stdout);
}

static size_t from_hex(uint8_t *bytes, const char *hex)
{
    size_t count = 0;
    for (unsigned byte; *hex != '-' && sscanf(hex, "%2x", &byte) == 1; hex += 2) {
        bytes[count++] = (uint8_t)byte;
    }
    return count;
}

int main(void)
{
    static char line[4 * LONGEST];
    while (fgets(line, sizeof line, stdin) != NULL) {
        uint8_t out[256] = {0};
        const char *command = strtok(line, " \n");
        const struct curve *curve = &curve_secp256k1;
        char *word;
        int count = 0;
        while ((word = strtok(NULL, " \n")) != NULL) {
            if (strcmp(word, "k") == 0 || strcmp(word, "p") == 0) {
                curve = *word == 'k' ? &curve_secp256k1 : &curve_p256;
            } else {
                size[count] = from_hex(argument[count], word);
                count++;
            }
        }

        if (strcmp(command, "sha256") == 0) {
            sha256(out, argument[0], size[0]);
            answer(out, 32);
        } else if (strcmp(command, "sha512") == 0) {
            sha512(out, argument[0], size[0]);
            answer(out, 64);
        } else if (strcmp(command, "sha3") == 0) {
            sha3_256(out, argument[0], size[0]);
            answer(out, 32);
        } else if (strcmp(command, "keccak") == 0) {
            keccak256(out, argument[0], size[0]);
            answer(out, 32);
        } else if (strcmp(command, "hmac256") == 0) {
            hmac_sha256(out, argument[0], size[0], argument[1], size[1]);
            answer(out, 32);
        } else if (strcmp(command, "hmac512") == 0) {
            struct hmac_sha512 hmac;
            hmac_sha512_key(&hmac, argument[0], size[0]);
            hmac_sha512(&hmac, out, argument[1], size[1]);
            answer(out, 64);
        } else if (strcmp(command, "pbkdf2") == 0) { /* password, salt, iterations (1 byte) */
            struct hmac_sha512 hmac;
            hmac_sha512_key(&hmac, argument[0], size[0]);
            pbkdf2_hmac_sha512(out, &hmac, argument[1], size[1], argument[2][0]);
            answer(out, 64);
        } else if (strcmp(command, "field") == 0) { /* 0 (p) or 1 (n), a, b in Montgomery form: product, sum, difference */
            const struct field *field = argument[0][0] == 0 ? &curve->p : &curve->n;
            const struct number one = {{1}};
            struct number a, b, r;
            field_load(&a, argument[1], field); /* enters Montgomery form: leave it once */
            field_load(&b, argument[2], field);
            field_multiply(&a, &a, &one, field);
            field_multiply(&b, &b, &one, field);
            field_multiply(&r, &a, &b, field);
            field_store(out, &r, field);
            field_add(&r, &a, &b, field);
            field_store(out + 32, &r, field);
            field_subtract(&r, &a, &b, field);
            field_store(out + 64, &r, field);
            answer(out, 96);
        } else if (strcmp(command, "nonce") == 0) { /* order, key, reduced hash */
            rfc6979_nonce(out, argument[0], argument[1], argument[2]);
            answer(out, 32);
        } else if (strcmp(command, "public") == 0) {
            ecdsa_public_key(out, argument[0], curve);
            answer(out, 64);
        } else if (strcmp(command, "sign") == 0 || strcmp(command, "sign-low") == 0) { /* hash, key */
            enum ecdsa_s form = strcmp(command, "sign") == 0 ? ECDSA_ANY_S : ECDSA_LOW_S;
            ecdsa_sign(out, argument[0], argument[1], form, curve);
            answer(out, 65);
        } else if (strcmp(command, "verify") == 0) { /* DER signature, hash, public key */
            uint8_t valid = 2;
            if (der_signature(out, argument[0], size[0])) {
                valid = (uint8_t)ecdsa_verify(out, argument[1], argument[2], curve);
            }
            answer(&valid, 1);
        } else if (strcmp(command, "path") == 0) { /* seed, path of 4 bytes per index: chain code and key */
            struct bip32_node node;
            uint8_t message[BIP32_MESSAGE];
            bip32_master(&node, argument[0], size[0]);
            for (size_t i = 0; i < size[1]; i += 4) {
                const uint8_t *index = argument[1] + i;
                bip32_child(&node, (uint32_t)index[0] << 24 | (uint32_t)index[1] << 16 | (uint32_t)index[2] << 8 | index[3], message);
            }
            answer(node.chain_code, 32);
            answer(node.key, 32);
        } else {
            fprintf(stderr, "unknown command %s\n", command);
            return EXIT_FAILURE;
        }
    }
    return EXIT_SUCCESS;
}
