/* Secure boot's check of a flash image: SHA-256 of all of it, ECDSA P-256 signature of the hash. See README.md. */
#include "codesign.h"
#include "der.h"
#include "ecdsa.h"
#include "sha256.h"
#include "text.h"

enum { LARGEST_IMAGE = 1 << 20, LARGEST_FILE = 256 };

int main(void)
{
    static uint8_t image[LARGEST_IMAGE] __attribute__((__aligned__(64)));
    static uint8_t digest[SHA256_DIGEST] __attribute__((__aligned__(8)));
    uint8_t file[LARGEST_FILE], signature[ECDSA_SIGNATURE], public_key[ECDSA_PUBLIC_KEY];
    struct point point;

    size_t length = read_file("image.bin", image, sizeof image);
    if (length == 0) {
        fail("image.bin", "file is empty");
    }
    if (!der_signature(signature, file, read_file("image.sig", file, sizeof file))) {
        fail("image.sig", "is not an ECDSA signature in DER");
    }
    if (!der_p256_public_key(public_key, file, read_file("image.pub", file, sizeof file)) ||
        !curve_load(&point, public_key, &curve_p256)) {
        fail("image.pub", "is not a P-256 public key (DER SubjectPublicKeyInfo or 65-byte point)");
    }

    cd_buf in[] = {{CD_PTR(image), length}};
    cd_buf out[] = {{CD_PTR(digest), sizeof digest}};
    CD_REGION("sha256", CD_OP_SHA256, in, out)
    {
        sha256(digest, image, length);
    }

    int is_valid = ecdsa_verify(signature, digest, public_key, &curve_p256);

    print_text("image: ");
    print_decimal(length);
    print_text(" bytes\nsha256: ");
    print_hex(digest, sizeof digest);
    print_text(is_valid ? "\nsignature: valid\n" : "\nsignature: invalid\n");
    return is_valid ? 0 : 1;
}
