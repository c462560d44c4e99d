#include "transaction.h"

#include "bytes.h"
#include "rlp.h"

/* EIP-2294: the largest chain id for which v still fits in 64 bits. */
#define LARGEST_CHAIN_ID (UINT64_MAX / 2 - 36)

enum key { NONCE, GAS_PRICE, GAS_LIMIT, TO, VALUE, DATA, CHAIN_ID, KEYS };

static const char *const key_names[KEYS] = {"nonce", "gas_price", "gas_limit", "to", "value", "data", "chain_id"};

/* A part of the text. */
struct span {
    const char *start;
    size_t length;
};

static struct span trim(struct span span)
{
    while (span.length > 0 && (*span.start == ' ' || *span.start == '\t')) {
        span.start++;
        span.length--;
    }
    while (span.length > 0) {
        char last = span.start[span.length - 1];
        if (last != ' ' && last != '\t' && last != '\r') {
            break;
        }
        span.length--;
    }
    return span;
}

/* Cuts off everything up to the first separator, or all; the separator is dropped. */
static struct span cut(struct span *rest, char separator)
{
    struct span part = {rest->start, 0};
    while (part.length < rest->length && rest->start[part.length] != separator) {
        part.length++;
    }
    size_t taken = part.length < rest->length ? part.length + 1 : part.length;
    rest->start += taken;
    rest->length -= taken;
    return part;
}

static int hex_digit(char character)
{
    if (character >= '0' && character <= '9') {
        return character - '0';
    }
    if (character >= 'a' && character <= 'f') {
        return character - 'a' + 10;
    }
    if (character >= 'A' && character <= 'F') {
        return character - 'A' + 10;
    }
    return -1;
}

static int starts_hex(struct span text)
{
    return text.length >= 2 && text.start[0] == '0' && (text.start[1] == 'x' || text.start[1] == 'X');
}

/* Pairs of hexadecimal digits after 0x. The result is the number of bytes, or -1. */
static long parse_bytes(uint8_t *bytes, size_t capacity, struct span text)
{
    if (!starts_hex(text) || text.length % 2 != 0 || text.length / 2 - 1 > capacity) {
        return -1;
    }
    size_t count = text.length / 2 - 1;
    for (size_t i = 0; i < count; i++) {
        int high = hex_digit(text.start[2 + 2 * i]);
        int low = hex_digit(text.start[3 + 2 * i]);
        if (high < 0 || low < 0) {
            return -1;
        }
        bytes[i] = (uint8_t)(high << 4 | low);
    }
    return (long)count;
}

static const char *parse_number(uint8_t number[TRANSACTION_NUMBER], struct span text)
{
    uint32_t base = 10;
    if (starts_hex(text)) {
        base = 16;
        text.start += 2;
        text.length -= 2;
    }
    if (text.length == 0) {
        return "a number is missing";
    }
    memset(number, 0, TRANSACTION_NUMBER);
    for (size_t i = 0; i < text.length; i++) {
        int digit = hex_digit(text.start[i]);
        if (digit < 0 || (uint32_t)digit >= base) {
            return "not a number: decimal digits, or 0x and hexadecimal digits";
        }
        uint32_t carry = (uint32_t)digit;
        for (int j = TRANSACTION_NUMBER - 1; j >= 0; j--) {
            carry += number[j] * base;
            number[j] = (uint8_t)carry;
            carry >>= 8;
        }
        if (carry != 0) {
            return "number has more than 256 bits";
        }
    }
    return 0;
}

static const char *parse_value(struct transaction *transaction, enum key key, struct span text)
{
    long count;
    const char *error;
    switch (key) {
    case NONCE:
        return parse_number(transaction->nonce, text);
    case GAS_PRICE:
        return parse_number(transaction->gas_price, text);
    case GAS_LIMIT:
        return parse_number(transaction->gas_limit, text);
    case VALUE:
        return parse_number(transaction->value, text);
    case TO:
        count = parse_bytes(transaction->to, sizeof transaction->to, text);
        transaction->to_length = (size_t)count;
        return count == 20 || count == 0 ? 0 : "not an address: 0x and 40 hexadecimal digits, or 0x to create a contract";
    case DATA:
        count = parse_bytes(transaction->data, sizeof transaction->data, text);
        transaction->data_length = (size_t)count;
        return count >= 0 ? 0 : "not data: 0x and pairs of hexadecimal digits, 1024 bytes at most";
    default:
        error = parse_number(transaction->chain_id, text);
        if (error != 0) {
            return error;
        }
        for (int i = 0; i < TRANSACTION_NUMBER - 8; i++) {
            if (transaction->chain_id[i] != 0) {
                return "chain id is too large";
            }
        }
        uint64_t chain_id = load_be64(transaction->chain_id + TRANSACTION_NUMBER - 8);
        return chain_id >= 1 && chain_id <= LARGEST_CHAIN_ID ? 0 : "chain id is zero or too large";
    }
}

static int find_key(struct span name)
{
    for (int key = 0; key < KEYS; key++) {
        if (strlen(key_names[key]) == name.length && memcmp(key_names[key], name.start, name.length) == 0) {
            return key;
        }
    }
    return -1;
}

const char *transaction_parse(struct transaction *transaction, const char *text, size_t length, unsigned *line)
{
    struct span rest = {text, length};
    unsigned seen = 0;
    for (*line = 1; rest.length > 0; (*line)++) {
        struct span whole = cut(&rest, '\n');
        struct span value = cut(&whole, '#');
        value = trim(value);
        if (value.length == 0) {
            continue;
        }
        int key = find_key(trim(cut(&value, '=')));
        if (key < 0) {
            return "unknown key: nonce, gas_price, gas_limit, to, value, data, chain_id are known";
        }
        if ((seen >> key & 1) != 0) {
            return "key occurs twice";
        }
        seen |= 1u << key;
        const char *error = parse_value(transaction, (enum key)key, trim(value));
        if (error != 0) {
            return error;
        }
    }
    return seen == (1u << KEYS) - 1 ? 0 : "a key is missing: nonce, gas_price, gas_limit, to, value, data, chain_id";
}

static void encode_common(struct rlp *rlp, const struct transaction *transaction)
{
    rlp_number(rlp, transaction->nonce, TRANSACTION_NUMBER);
    rlp_number(rlp, transaction->gas_price, TRANSACTION_NUMBER);
    rlp_number(rlp, transaction->gas_limit, TRANSACTION_NUMBER);
    rlp_bytes(rlp, transaction->to, transaction->to_length);
    rlp_number(rlp, transaction->value, TRANSACTION_NUMBER);
    rlp_bytes(rlp, transaction->data, transaction->data_length);
}

size_t transaction_encode_unsigned(uint8_t *buffer, size_t capacity, const struct transaction *transaction)
{
    struct rlp rlp = {buffer, capacity, 0, 0};
    encode_common(&rlp, transaction);
    rlp_number(&rlp, transaction->chain_id, TRANSACTION_NUMBER);
    rlp_bytes(&rlp, transaction->to, 0);
    rlp_bytes(&rlp, transaction->to, 0);
    rlp_list(&rlp);
    return rlp.length;
}

size_t transaction_encode_signed(
    uint8_t *buffer, size_t capacity, const struct transaction *transaction, const uint8_t signature[65])
{
    struct rlp rlp = {buffer, capacity, 0, 0};
    uint8_t v[8];
    store_be64(v, transaction_v(transaction, signature[64]));
    encode_common(&rlp, transaction);
    rlp_number(&rlp, v, sizeof v);
    rlp_number(&rlp, signature, 32);
    rlp_number(&rlp, signature + 32, 32);
    rlp_list(&rlp);
    return rlp.length;
}

uint64_t transaction_v(const struct transaction *transaction, uint8_t parity)
{
    return load_be64(transaction->chain_id + TRANSACTION_NUMBER - 8) * 2 + 35 + parity;
}
