#include "ecdsa.h"

int ecdsa_verify(
    const uint8_t signature[ECDSA_SIGNATURE], const uint8_t hash[ECDSA_HASH],
    const uint8_t public_key[ECDSA_PUBLIC_KEY], const struct curve *curve)
{
    const struct field *n = &curve->n;
    struct number r, s, e, u, v;
    struct point q, sum;
    uint8_t u_bytes[FIELD_BYTES], v_bytes[FIELD_BYTES], x[2 * FIELD_BYTES];

    mask in_range = field_load(&r, signature, n) & field_load(&s, signature + FIELD_BYTES, n);
    in_range &= ~field_is_zero(&r) & ~field_is_zero(&s);
    if (in_range == 0 || !curve_load(&q, public_key, curve)) {
        return 0;
    }
    field_load(&e, hash, n);
    field_invert(&s, &s, n);
    field_multiply(&u, &e, &s, n);
    field_multiply(&v, &r, &s, n);
    field_store(u_bytes, &u, n);
    field_store(v_bytes, &v, n);
    curve_multiply_both(&sum, u_bytes, &q, v_bytes, curve);
    if (field_is_zero(&sum.z) != 0) {
        return 0;
    }
    curve_store(x, &sum, curve);
    field_load(&e, x, n); /* x mod n */
    field_subtract(&e, &e, &r, n);
    return field_is_zero(&e) != 0;
}
