#include "curve.h"

/* r = a * x, where a is the curve's coefficient; the curve is public, so this may branch. */
static void multiply_a(struct number *r, const struct number *x, const struct curve *curve)
{
    const struct field *p = &curve->p;
    struct number zero = {{0}};
    if (!curve->a_is_minus_3) {
        *r = zero;
        return;
    }
    struct number twice;
    field_add(&twice, x, x, p);
    field_add(&twice, &twice, x, p);
    field_subtract(r, &zero, &twice, p);
}

#define ADD(r, a, b) field_add(&(r), &(a), &(b), p)
#define SUBTRACT(r, a, b) field_subtract(&(r), &(a), &(b), p)
#define MULTIPLY(r, a, b) field_multiply(&(r), &(a), &(b), p)
#define MULTIPLY_A(r, x) multiply_a(&(r), &(x), curve)

/* Algorithm 1 of the paper, one of its steps per line, its names. */
void curve_add(struct point *r, const struct point *left, const struct point *right, const struct curve *curve)
{
    const struct field *p = &curve->p;
    struct number t0, t1, t2, t3, t4, t5;
    struct point s;
    MULTIPLY(t0, left->x, right->x);
    MULTIPLY(t1, left->y, right->y);
    MULTIPLY(t2, left->z, right->z);
    ADD(t3, left->x, left->y);
    ADD(t4, right->x, right->y);
    MULTIPLY(t3, t3, t4);
    ADD(t4, t0, t1);
    SUBTRACT(t3, t3, t4);
    ADD(t4, left->x, left->z);
    ADD(t5, right->x, right->z);
    MULTIPLY(t4, t4, t5);
    ADD(t5, t0, t2);
    SUBTRACT(t4, t4, t5);
    ADD(t5, left->y, left->z);
    ADD(s.x, right->y, right->z);
    MULTIPLY(t5, t5, s.x);
    ADD(s.x, t1, t2);
    SUBTRACT(t5, t5, s.x);
    MULTIPLY_A(s.z, t4);
    MULTIPLY(s.x, curve->b3, t2);
    ADD(s.z, s.x, s.z);
    SUBTRACT(s.x, t1, s.z);
    ADD(s.z, t1, s.z);
    MULTIPLY(s.y, s.x, s.z);
    ADD(t1, t0, t0);
    ADD(t1, t1, t0);
    MULTIPLY_A(t2, t2);
    MULTIPLY(t4, curve->b3, t4);
    ADD(t1, t1, t2);
    SUBTRACT(t2, t0, t2);
    MULTIPLY_A(t2, t2);
    ADD(t4, t4, t2);
    MULTIPLY(t0, t1, t4);
    ADD(s.y, s.y, t0);
    MULTIPLY(t0, t5, t4);
    MULTIPLY(s.x, t3, s.x);
    SUBTRACT(s.x, s.x, t0);
    MULTIPLY(t0, t3, t1);
    MULTIPLY(s.z, t5, s.z);
    ADD(s.z, s.z, t0);
    *r = s;
}

/* Algorithm 3. */
void curve_double(struct point *r, const struct point *a, const struct curve *curve)
{
    const struct field *p = &curve->p;
    struct number t0, t1, t2, t3;
    struct point s;
    MULTIPLY(t0, a->x, a->x);
    MULTIPLY(t1, a->y, a->y);
    MULTIPLY(t2, a->z, a->z);
    MULTIPLY(t3, a->x, a->y);
    ADD(t3, t3, t3);
    MULTIPLY(s.z, a->x, a->z);
    ADD(s.z, s.z, s.z);
    MULTIPLY_A(s.x, s.z);
    MULTIPLY(s.y, curve->b3, t2);
    ADD(s.y, s.x, s.y);
    SUBTRACT(s.x, t1, s.y);
    ADD(s.y, t1, s.y);
    MULTIPLY(s.y, s.x, s.y);
    MULTIPLY(s.x, t3, s.x);
    MULTIPLY(s.z, curve->b3, s.z);
    MULTIPLY_A(t2, t2);
    SUBTRACT(t3, t0, t2);
    MULTIPLY_A(t3, t3);
    ADD(t3, t3, s.z);
    ADD(s.z, t0, t0);
    ADD(t0, s.z, t0);
    ADD(t0, t0, t2);
    MULTIPLY(t0, t0, t3);
    ADD(s.y, s.y, t0);
    MULTIPLY(t2, a->y, a->z);
    ADD(t2, t2, t2);
    MULTIPLY(t0, t2, t3);
    SUBTRACT(s.x, s.x, t0);
    MULTIPLY(s.z, t2, t1);
    ADD(s.z, s.z, s.z);
    ADD(s.z, s.z, s.z);
    *r = s;
}

static void set_neutral(struct point *r, const struct curve *curve)
{
    struct number zero = {{0}};
    r->x = zero;
    r->y = curve->p.one;
    r->z = zero;
}

/* The comb's digit at a position: bit i of the digit is bit (position + 64 i) of the scalar. */
static unsigned comb_digit(const uint8_t scalar[FIELD_BYTES], int position)
{
    unsigned digit = 0;
    for (int i = 0; i < COMB_TEETH; i++) {
        int bit = position + COMB_SPACING * i;
        digit |= (unsigned)(scalar[FIELD_BYTES - 1 - bit / 8] >> (bit % 8) & 1) << i;
    }
    return digit;
}

/* Reads every entry of the comb and keeps the wanted one: the address must not tell the digit. Digit 0 is neutral. */
static void select_comb(struct point *r, unsigned digit, const struct curve *curve)
{
    set_neutral(r, curve);
    for (unsigned i = 0; i < COMB_POINTS; i++) {
        mask take = mask_if_zero((uintptr_t)(digit ^ (i + 1)));
        field_select(&r->x, &curve->comb[i].x, take);
        field_select(&r->y, &curve->comb[i].y, take);
        field_select(&r->z, &curve->p.one, take);
    }
}

void curve_multiply_generator(struct point *r, const uint8_t scalar[FIELD_BYTES], const struct curve *curve)
{
    struct point sum, entry;
    set_neutral(&sum, curve);
    for (int position = COMB_SPACING - 1; position >= 0; position--) {
        curve_double(&sum, &sum, curve);
        select_comb(&entry, comb_digit(scalar, position), curve);
        curve_add(&sum, &sum, &entry, curve);
    }
    *r = sum;
    wipe(&sum, sizeof sum);
    wipe(&entry, sizeof entry);
}

void curve_multiply_both(
    struct point *r, const uint8_t u[FIELD_BYTES], const struct point *q, const uint8_t v[FIELD_BYTES],
    const struct curve *curve)
{
    /* multiples[i] = i Q, for a window of four bits of v; u joins with its comb in the last 64 doublings. */
    struct point multiples[16];
    set_neutral(&multiples[0], curve);
    for (int i = 1; i < 16; i++) {
        curve_add(&multiples[i], &multiples[i - 1], q, curve);
    }
    struct point sum, entry;
    set_neutral(&sum, curve);
    for (int bit = 255; bit >= 0; bit--) {
        curve_double(&sum, &sum, curve);
        if (bit % 4 == 0) {
            unsigned digit = v[FIELD_BYTES - 1 - bit / 8] >> (bit % 8) & 15;
            if (digit != 0) {
                curve_add(&sum, &sum, &multiples[digit], curve);
            }
        }
        if (bit < COMB_SPACING) {
            unsigned digit = comb_digit(u, bit);
            if (digit != 0) {
                entry.x = curve->comb[digit - 1].x;
                entry.y = curve->comb[digit - 1].y;
                entry.z = curve->p.one;
                curve_add(&sum, &sum, &entry, curve);
            }
        }
    }
    *r = sum;
}

int curve_load(struct point *r, const uint8_t bytes[2 * FIELD_BYTES], const struct curve *curve)
{
    const struct field *p = &curve->p;
    struct number left, right, ax;
    mask valid = field_load(&r->x, bytes, p);
    valid &= field_load(&r->y, bytes + FIELD_BYTES, p);
    r->z = p->one;

    MULTIPLY(left, r->y, r->y);
    MULTIPLY(right, r->x, r->x);
    MULTIPLY(right, right, r->x);
    MULTIPLY_A(ax, r->x);
    ADD(right, right, ax);
    ADD(right, right, curve->b);
    SUBTRACT(left, left, right);
    return (valid & field_is_zero(&left)) != 0;
}

void curve_store(uint8_t bytes[2 * FIELD_BYTES], const struct point *a, const struct curve *curve)
{
    const struct field *p = &curve->p;
    struct number inverse, coordinate;
    field_invert(&inverse, &a->z, p); /* 0 for the neutral element, which makes both coordinates 0 */
    MULTIPLY(coordinate, a->x, inverse);
    field_store(bytes, &coordinate, p);
    MULTIPLY(coordinate, a->y, inverse);
    field_store(bytes + FIELD_BYTES, &coordinate, p);
}
