#include "kernels.h"

enum { SCALAR_BITS = 254, WIDEST = 9 };

static const struct field *const p = &curve_bn254.p;

/* Numbers of the ops have their least byte first, those of field.h their greatest. */
static void load(struct number *r, const uint8_t *bytes)
{
    uint8_t turned[FIELD_BYTES];
    for (size_t i = 0; i < FIELD_BYTES; i++) {
        turned[i] = bytes[FIELD_BYTES - 1 - i];
    }
    field_load(r, turned, p);
}

static void store(uint8_t *bytes, const struct number *a)
{
    uint8_t turned[FIELD_BYTES];
    field_store(turned, a, p);
    for (size_t i = 0; i < FIELD_BYTES; i++) {
        bytes[i] = turned[FIELD_BYTES - 1 - i];
    }
}

static void set_neutral(struct point *r)
{
    struct number zero = {{0}};
    r->x = zero;
    r->y = p->one;
    r->z = zero;
}

static unsigned digit(const uint8_t *scalar, unsigned bit, unsigned window)
{
    unsigned value = 0;
    for (unsigned i = 0; i < window && bit + i < SCALAR_BITS; i++) {
        value |= (unsigned)(scalar[(bit + i) / 8] >> ((bit + i) % 8) & 1) << i;
    }
    return value;
}

/* Pippenger: points into buckets by digit, buckets times their digit by running sums, windows by doublings. */
void msm(uint8_t sum[POINT], const uint8_t *points, const uint8_t *scalars, unsigned logarithm)
{
    static struct point buckets[(1 << WIDEST) - 1];
    unsigned window = logarithm < 5 ? 2 : logarithm - 3;
    struct point total;
    set_neutral(&total);
    for (int bit = (int)((SCALAR_BITS - 1) / window * window); bit >= 0; bit -= (int)window) {
        for (size_t i = 0; i < ((size_t)1 << window) - 1; i++) {
            set_neutral(&buckets[i]);
        }
        for (size_t i = 0; i < (size_t)1 << logarithm; i++) {
            unsigned which = digit(scalars + i * SCALAR, (unsigned)bit, window);
            if (which != 0) {
                struct point point;
                load(&point.x, points + i * POINT);
                load(&point.y, points + i * POINT + FIELD_BYTES);
                point.z = p->one;
                curve_add(&buckets[which - 1], &buckets[which - 1], &point, &curve_bn254);
            }
        }
        for (unsigned i = 0; i < window; i++) {
            curve_double(&total, &total, &curve_bn254);
        }
        struct point running, all;
        set_neutral(&running);
        set_neutral(&all);
        for (size_t i = ((size_t)1 << window) - 1; i > 0; i--) {
            curve_add(&running, &running, &buckets[i - 1], &curve_bn254);
            curve_add(&all, &all, &running, &curve_bn254);
        }
        curve_add(&total, &total, &all, &curve_bn254);
    }
    struct number inverse, coordinate;
    field_invert(&inverse, &total.z, p); /* 0 for the neutral element, whose coordinates then are 0 */
    field_multiply(&coordinate, &total.x, &inverse, p);
    store(sum, &coordinate);
    field_multiply(&coordinate, &total.y, &inverse, p);
    store(sum + FIELD_BYTES, &coordinate);
}

/* One inversion for all points: of the product of their z (Montgomery). */
void make_points(uint8_t *points, size_t count)
{
    static struct point multiples[1 << MSM_LARGEST];
    static struct number products[(1 << MSM_LARGEST) + 1];
    struct point generator = {.x = p->one, .z = p->one};
    field_add(&generator.y, &p->one, &p->one, p);
    products[0] = p->one;
    for (size_t i = 0; i < count; i++) {
        if (i == 0) {
            multiples[0] = generator;
        } else {
            curve_add(&multiples[i], &multiples[i - 1], &generator, &curve_bn254);
        }
        field_multiply(&products[i + 1], &products[i], &multiples[i].z, p);
    }
    struct number inverse, own, coordinate;
    field_invert(&inverse, &products[count], p);
    for (size_t i = count; i-- > 0;) {
        field_multiply(&own, &inverse, &products[i], p);
        field_multiply(&inverse, &inverse, &multiples[i].z, p);
        field_multiply(&coordinate, &multiples[i].x, &own, p);
        store(points + i * POINT, &coordinate);
        field_multiply(&coordinate, &multiples[i].y, &own, p);
        store(points + i * POINT + FIELD_BYTES, &coordinate);
    }
}
