// Sums of points bucket by bucket on y^2 = x^3 + b, a bucket per work item. Follows fields.cl with a wide field.
// Bernstein, Lange, Explicit-Formulas Database, "XYZZ coordinates": madd-2008-s, dbl-2008-s-1 for a = 0. zz = 0 is infinity.

typedef struct { F x, y; } Affine;
typedef struct { F x, y, zz, zzz; } Extended;

void double_point(Extended *p)
{
    F u = f_double(p->y), v = f_square(u), w = f_mul(u, v), s = f_mul(p->x, v), square = f_square(p->x);
    F m = f_add(f_double(square), square), x = f_sub(f_square(m), f_double(s));
    p->y = f_sub(f_mul(m, f_sub(s, x)), f_mul(w, p->y));
    p->x = x;
    p->zz = f_mul(v, p->zz);
    p->zzz = f_mul(w, p->zzz);
}

void add_point(Extended *sum, F x, F y)
{
    if (f_is_zero(x) && f_is_zero(y))
    {
        return;
    }
    if (f_is_zero(sum->zz))
    {
        sum->x = x;
        sum->y = y;
        sum->zz = f_one();
        sum->zzz = f_one();
        return;
    }
    F p = f_sub(f_mul(x, sum->zz), sum->x), r = f_sub(f_mul(y, sum->zzz), sum->y);
    if (f_is_zero(p))
    {
        if (f_is_zero(r))
        {
            double_point(sum);
        }
        else
        {
            sum->zz = f_zero();
            sum->zzz = f_zero();
        }
        return;
    }
    F pp = f_square(p), ppp = f_mul(p, pp), q = f_mul(sum->x, pp);
    F next = f_sub(f_sub(f_square(r), ppp), f_double(q));
    sum->y = f_sub(f_mul(r, f_sub(q, next)), f_mul(sum->y, ppp));
    sum->x = next;
    sum->zz = f_mul(sum->zz, pp);
    sum->zzz = f_mul(sum->zzz, ppp);
}

// Entries of bucket b stand from starts[b] to starts[b + 1]: the place of a point, or its complement for the point with the sign turned.
kernel void sum_buckets(global const Affine *points, global const int *entries, global const int *starts, global Extended *sums)
{
    uint bucket = get_global_id(0);
    Extended sum;
    sum.x = sum.y = sum.zz = sum.zzz = f_zero();
    for (int i = starts[bucket]; i < starts[bucket + 1]; i++)
    {
        int entry = entries[i];
        bool is_negated = entry < 0;
        Affine point = points[is_negated ? ~entry : entry];
        add_point(&sum, point.x, is_negated ? f_sub(f_zero(), point.y) : point.y);
    }
    sums[bucket] = sum;
}
