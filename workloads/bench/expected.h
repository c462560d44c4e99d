/* Written by expected.py. */
#define EXPECTED_core 0x000000000000c61fu
#define EXPECTED_sha256 0xb7144cdf49553b7fu
#define EXPECTED_montgomery 0x28acea799aa0ba53u
#define EXPECTED_chase_in 0xb7664b05a1614319u
#define EXPECTED_chase_out 0x18ebd9fc6a2c63b9u
#define EXPECTED_interpreter 0x48be336f1c2ca535u
#define EXPECTED_nbody 0x44463a616990d90eu
#define EXPECTED_memcpy 0xc24261e28559a0c2u
