/*
 * Test of codesign.h, compiled as C and as C++, for the host and for both ISAs. Exit code 0 = all claims hold.
 *
 * No simulator takes part here, so every marker must be a plain HINT: bodies run, submit is not accepted, wait sends the
 * program to its software path, status stays NONE. test/markers.sh checks the encoding of the markers themselves.
 */
#include "codesign.h"

#ifdef __cplusplus
extern "C"
#endif
int main(void);

static unsigned char source[8] = {1, 2, 3, 4, 5, 6, 7, 8};
static unsigned char target[8];

static void copy(void)
{
    for (unsigned i = 0; i < sizeof source; i++) {
        target[i] = source[i];
    }
}

static int copied(void)
{
    int equal = 1;
    for (unsigned i = 0; i < sizeof source; i++) {
        equal &= target[i] == source[i];
        target[i] = 0;
    }
    return equal;
}

#define REQUIRE(claim)                                                                                               \
    do {                                                                                                             \
        if (!(claim)) {                                                                                              \
            return __LINE__; /* below 256: fits an exit status */                                                    \
        }                                                                                                            \
    } while (0)

int main(void)
{
    cd_buf in[] = {{CD_PTR(source), 3}, {CD_PTR(source + 3), 5}};
    cd_buf out[] = {{CD_PTR(target), sizeof target}};
    uint64_t param[] = {8};

    /* The body runs exactly once. */
    int runs = 0;
    uint32_t status = 99;
    CD_REGION("copy", CD_OP_COPY, in, out)
    {
        copy();
        runs++;
        status = CD_REGION_STATUS();
    }
    REQUIRE(runs == 1 && copied() && status == CD_STATUS_NONE);

    CD_REGION_P("copy", CD_OP_COPY, param, in, out)
    copy();
    REQUIRE(copied());

    /* The words of a descriptor, by offset: the layout of the contract, not of the struct. */
    uint64_t words[CD_WORDS(1, 2, 1)];
    REQUIRE(sizeof words == 32 + 8 + 2 * 16 + 16);
    static const char name[] = "copy";
    cd_fill_(words, name, CD_OP_COPY, param, CD_COUNT(param), in, CD_COUNT(in), out, CD_COUNT(out));
    REQUIRE(words[0] == (0x31524443u | (uint64_t)1 << 32 | (uint64_t)2 << 48)); /* magic, version, n_in */
    REQUIRE(words[1] == (1u | 1u << 16 | (uint64_t)CD_OP_COPY << 32));          /* n_out, n_param, op */
    REQUIRE(words[2] == 0);                                                    /* status, job */
    REQUIRE(words[3] == CD_PTR(name));
    REQUIRE(words[4] == 8);
    REQUIRE(words[5] == CD_PTR(source) && words[6] == 3);
    REQUIRE(words[7] == CD_PTR(source + 3) && words[8] == 5);
    REQUIRE(words[9] == CD_PTR(target) && words[10] == sizeof target);

    cd_job job;
    REQUIRE(!CD_SUBMIT(&job, "copy", CD_OP_COPY, in, out));
    REQUIRE(!CD_WAIT(&job) && CD_JOB_STATUS(&job) == CD_STATUS_NONE);
    REQUIRE(!CD_SUBMIT_P(&job, "copy", CD_OP_COPY, param, in, out));
    CD_WAIT_REGION(&job)
    {
        copy();
    }
    REQUIRE(copied());

    CD_ROI_BEGIN();
    CD_LABEL("tag", source, sizeof source);
    CD_ROI_END();
    REQUIRE(source[0] == 1);
    CD_SCRUB(source, sizeof source);
    for (unsigned i = 0; i < sizeof source; i++) {
        REQUIRE(source[i] == 0);
    }
    return 0;
}
