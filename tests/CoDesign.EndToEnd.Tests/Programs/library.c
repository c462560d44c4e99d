/*
 * What programs do with a C library. Every line of output is the same under every simulator and on hardware: times, addresses and
 * random numbers are checked here and not printed. Arguments: two words, which are printed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

static jmp_buf back;
static __thread int of_thread = 41;
static int constructed;

__attribute__((__constructor__)) static void construct(void)
{
    constructed = 7;
}

static void at_exit(void)
{
    puts("atexit");
}

static void check(const char *name, int holds)
{
    printf("%s: %s\n", name, holds ? "yes" : "NO");
}

static int by_value(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static void floating_point(void)
{
    /* Read at run time, so that the processor computes and not the compiler. */
    static const char *const texts[] = {
        "0.1", "1e308", "-2.2250738585072014e-308", "4.9e-324", "3.14159265358979323846", "1e23", "-0", "inf", "nan", "0x1.8p-1",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        double x = strtod(texts[i], NULL);
        printf("%s = %.17g %a %e %.3f\n", texts[i], x, x, x, fabs(x) < 1e20 ? x : 0.0);
        printf("  sqrt %.17g sin %.17g exp %.17g log %.17g cbrt %.17g\n", sqrt(fabs(x)), sin(x), exp(fmin(x, 700)), log(fabs(x)), cbrt(x));
        printf("  float %.9g long double %.30Lg round %ld %.17g fma %.17g\n", (double)strtof(texts[i], NULL), strtold(texts[i], NULL),
               fabs(x) < 1e15 ? lrint(x) : 0L, nearbyint(x), fma(x, x, -1.0));
    }
    printf("hypot %.17g atan2 %.17g pow %.17g fmod %.17g\n", hypot(3, 4), atan2(1, -1), pow(2, 0.5), fmod(1e18, 7));
}

static void memory(void)
{
    size_t sizes[] = {1, 24, 1000, 60000, 200000, 1500000};
    unsigned char *blocks[6];
    unsigned sum = 0;
    for (int i = 0; i < 6; i++) {
        blocks[i] = malloc(sizes[i]);
        memset(blocks[i], i + 1, sizes[i]);
    }
    for (int i = 0; i < 6; i++) {
        blocks[i] = realloc(blocks[i], 2 * sizes[i] + 1);
        sum = sum * 31 + blocks[i][sizes[i] - 1];
        free(blocks[i]);
    }
    printf("malloc %u\n", sum);

    /* What is given back must be there again: more than memory in all. */
    for (int i = 0; i < 200; i++) {
        volatile char *block = calloc(1, 1000000);
        if (block == NULL || block[999999] != 0) {
            printf("allocation %d failed\n", i);
            break;
        }
        block[999999] = 1;
        free((void *)block);
    }
    errno = 0;
    check("a petabyte is refused", malloc((size_t)1 << 50) == NULL && errno == ENOMEM);

    char *pages = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    check("mmap", pages != MAP_FAILED && ((uintptr_t)pages & 4095) == 0 && pages[0] == 0 && pages[12287] == 0);
    pages[4096] = 1;
    check("mprotect", mprotect(pages, 4096, PROT_READ) == 0);
    check("munmap", munmap(pages + 4096, 4096) == 0 && munmap(pages, 4096) == 0 && munmap(pages + 8192, 4096) == 0);
    check("mprotect of nothing", mprotect(pages, 4096, PROT_READ) == -1 && errno == ENOMEM);
}

static void files(void)
{
    char line[64];
    FILE *file = fopen("data.txt", "r");
    if (file == NULL) {
        perror("data.txt");
        return;
    }
    int number;
    double value;
    while (fgets(line, sizeof line, file) != NULL) {
        int fields = sscanf(line, "%d %lf", &number, &value);
        printf("%d fields: %d %.17g\n", fields, fields > 0 ? number : 0, fields > 1 ? value : 0);
    }
    fseek(file, -4, SEEK_END);
    printf("size %ld, last %d\n", ftell(file) + 4, fgetc(file));
    struct stat status;
    check("fstat", fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode) && status.st_size == ftell(file) + 3);
    char *mapped = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fileno(file), 0);
    check("a mapped file", mapped != MAP_FAILED && memcmp(mapped, "17 ", 3) == 0);
    fclose(file);
    check("a missing file", fopen("missing.txt", "r") == NULL && errno == ENOENT);
    check("access", access("data.txt", R_OK) == 0 && access("missing.txt", R_OK) == -1);
}

static void system_interface(void)
{
    struct timespec first, second, pause = {0, 1000000};
    clock_gettime(CLOCK_MONOTONIC, &first);
    nanosleep(&pause, NULL);
    clock_gettime(CLOCK_MONOTONIC, &second);
    int64_t nanoseconds = (second.tv_sec - first.tv_sec) * 1000000000LL + second.tv_nsec - first.tv_nsec;
    check("a millisecond goes by", nanoseconds >= 1000000);
    check("time", time(NULL) != (time_t)-1);

    unsigned char random[32] = {0};
    int zeros = 0;
    check("getrandom", getrandom(random, sizeof random, 0) == sizeof random);
    for (size_t i = 0; i < sizeof random; i++) {
        zeros += random[i] == 0;
    }
    check("random bytes", zeros < 8); /* one in 256 is; eight of 32 once in 10^12 */

    printf("page size %lu, secure %lu, capabilities %#lx\n", getauxval(AT_PAGESZ), getauxval(AT_SECURE), getauxval(AT_HWCAP));
    check("program headers", getauxval(AT_PHDR) != 0 && getauxval(AT_PHENT) == 56 && getauxval(AT_PHNUM) != 0);
    check("random seed of the process", getauxval(AT_RANDOM) != 0);
    check("an environment variable that is not set", getenv("NO_SUCH_VARIABLE_HERE") == NULL);
    check("getpid", getpid() > 0);
}

static int deep(int level)
{
    volatile char frame[200];
    frame[level % 200] = (char)level;
    if (level == 0) {
        if (of_thread != 0) {
            longjmp(back, 5);
        }
        return 0;
    }
    return deep(level - 1) + frame[0];
}

int main(int argc, char **argv)
{
    atexit(at_exit);
    printf("%d arguments:", argc);
    for (int i = 1; i < argc; i++) {
        printf(" '%s'", argv[i]);
    }
    printf("\nconstructor %d, thread-local %d\n", constructed, ++of_thread);

    floating_point();
    memory();
    files();
    system_interface();

    double values[500];
    uint64_t state = 1;
    for (int i = 0; i < 500; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        values[i] = (double)(int64_t)state / 3;
    }
    qsort(values, 500, sizeof *values, by_value);
    printf("qsort %.17g %.17g %.17g\n", values[0], values[250], values[499]);
    double key = values[77];
    printf("bsearch %td\n", (double *)bsearch(&key, values, 500, sizeof *values, by_value) - values);

    int jumped = setjmp(back);
    printf("setjmp %d\n", jumped);
    if (jumped == 0) {
        deep(1000);
    }

    struct tm *date = gmtime(&(time_t){1700000000});
    char text[64];
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", date);
    printf("%s %s %ls %zu\n", text, strerror(EACCES), L"wide", wcslen(L"wide"));
    printf("%s %10.4s| %-8d| %+05d %#o %llx %c %%\n", strtok((char[]){"a,b"}, ","), "truncated", 12, 34, 8, 0xfedcba9876543210ull, 'z');
    fflush(stdout);
    write(1, "unbuffered\n", 11);
    return 42;
}
