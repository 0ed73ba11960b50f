package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;

/**
 * The encodings of Ed25519's points of low order, where implementations are known to differ. As R of a signature whose S
 * fits, each satisfies the equation with the cofactor; without it only the neutral one does.
 */
enum LowOrder {
    /** No such point: R as signing makes it. */
    NONE("", true),
    NEUTRAL("01" + "00".repeat(31), true),
    ORDER_2("ec" + "ff".repeat(30) + "7f", true),
    ORDER_4("00".repeat(32), true),
    ORDER_4_NEGATIVE("00".repeat(31) + "80", true),
    ORDER_8("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", true),
    ORDER_8_NEGATIVE("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85", true),
    OTHER_ORDER_8("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", true),
    OTHER_ORDER_8_NEGATIVE("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", true),
    NEUTRAL_WITH_SIGN("01" + "00".repeat(30) + "80", false),
    NEUTRAL_PLUS_P("ee" + "ff".repeat(30) + "7f", false),
    NEUTRAL_PLUS_P_WITH_SIGN("ee" + "ff".repeat(31), false),
    ORDER_2_WITH_SIGN("ec" + "ff".repeat(31), false),
    ORDER_4_PLUS_P("ed" + "ff".repeat(30) + "7f", false),
    ORDER_4_PLUS_P_WITH_SIGN("ed" + "ff".repeat(31), false);

    private final String encoding;
    private final boolean canonical;

    LowOrder(String encoding, boolean canonical) {
        this.encoding = encoding;
        this.canonical = canonical;
    }

    static LowOrder numbered(byte number) {
        return values()[(number & 0xff) % values().length];
    }

    /** Whether it is the one encoding of its point that RFC 8032, section 5.1.2, gives. */
    boolean isCanonical() {
        return canonical;
    }

    /** What only the key's holder can make: this point as R, and the S that fits it. */
    Signature signature(PrivateKey key, Bytes message) {
        Bytes response = Ed25519Scalars.response(key, Bytes.hex(encoding), message);
        return new Signature(Bytes.hex(encoding + response.toHex()));
    }
}
