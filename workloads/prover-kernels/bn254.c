#include "kernels.h"

/* y^2 = x^3 + 3 modulo p, EIP-196. In Montgomery form: 2^256, 2^512, 3 2^256, 9 2^256 modulo p; -1 / p modulo 2^64. */
const struct curve curve_bn254 = {
    .p = {
        .modulus = NUMBER(0x30644e72u, 0xe131a029u, 0xb85045b6u, 0x8181585du, 0x97816a91u, 0x6871ca8du, 0x3c208c16u, 0xd87cfd47u),
        .one = NUMBER(0x0e0a77c1u, 0x9a07df2fu, 0x666ea36fu, 0x7879462cu, 0x0a78eb28u, 0xf5c70b3du, 0xd35d438du, 0xc58f0d9du),
        .square = NUMBER(0x06d89f71u, 0xcab8351fu, 0x47ab1effu, 0x0a417ff6u, 0xb5e71911u, 0xd44501fbu, 0xf32cfc5bu, 0x538afa89u),
        .inverse = 0x87d20782e4866389u,
    },
    .a_is_minus_3 = 0,
    .b = NUMBER(0x2a1f6744u, 0xce179d8eu, 0x334bea4eu, 0x696bd284u, 0x1f6ac17au, 0xe15521b9u, 0x7a17caa9u, 0x50ad28d7u),
    .b3 = NUMBER(0x1d9598e8u, 0xa7e39857u, 0x2943337eu, 0x3940c6d1u, 0x2f3d6f4du, 0xd31bd011u, 0xf60647ceu, 0x410d7ff7u),
};
