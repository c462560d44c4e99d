/* A legacy Ethereum transaction with replay protection (EIP-155): from text to the bytes that are signed and sent. */
#ifndef WALLET_TRANSACTION_H
#define WALLET_TRANSACTION_H

#include <stddef.h>
#include <stdint.h>

enum {
    TRANSACTION_NUMBER = 32,  /* bytes of a number, big endian */
    TRANSACTION_DATA = 1024,  /* bytes of call data at most */
    TRANSACTION_BYTES = 1360, /* enough for every encoding: 1024 of data, 6 numbers, 1 address, signature, headers */
};

struct transaction {
    uint8_t nonce[TRANSACTION_NUMBER];
    uint8_t gas_price[TRANSACTION_NUMBER]; /* wei per gas */
    uint8_t gas_limit[TRANSACTION_NUMBER];
    uint8_t value[TRANSACTION_NUMBER];     /* wei */
    uint8_t chain_id[TRANSACTION_NUMBER];
    uint8_t to[20];
    size_t to_length; /* 20, or 0: creates a contract */
    uint8_t data[TRANSACTION_DATA];
    size_t data_length;
};

/*
 * Parses lines "key = value": nonce, gas_price, gas_limit, to, value, data, chain_id, each exactly once, in any order;
 * numbers decimal or 0x hexadecimal, to and data 0x hexadecimal, "#" starts a comment. The result is null or what is
 * wrong, and *line is where, counted from 1.
 */
const char *transaction_parse(struct transaction *transaction, const char *text, size_t length, unsigned *line);

/* The bytes whose Keccak-256 is signed: nine elements, the last three chain id, 0, 0. The result is their length. */
size_t transaction_encode_unsigned(uint8_t *buffer, size_t capacity, const struct transaction *transaction);

/* The bytes that are sent. signature: r | s | parity. The result is their length. */
size_t transaction_encode_signed(
    uint8_t *buffer, size_t capacity, const struct transaction *transaction, const uint8_t signature[65]);

/* 35 + 2 chain id + parity. */
uint64_t transaction_v(const struct transaction *transaction, uint8_t parity);

#endif
