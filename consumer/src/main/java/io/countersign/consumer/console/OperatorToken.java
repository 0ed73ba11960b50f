package io.countersign.consumer.console;

import io.countersign.schema.bytes.Bytes;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** Shows that somebody is the operator; only its digest is kept. */
public final class OperatorToken {
    /** What a token is, for whoever sets one. */
    public static final String RULE = "must have at least 32 characters, printable ASCII without spaces";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{32,}");

    private final Bytes digest;

    private OperatorToken(Bytes digest) {
        this.digest = digest;
    }

    /** Whether a text keeps the {@link #RULE}. */
    public static boolean isToken(String text) {
        return FORM.matcher(text).matches();
    }

    /** Takes a token; throws {@link IllegalArgumentException} for what does not keep the {@link #RULE}. */
    public static OperatorToken of(String text) {
        if (!isToken(text)) {
            throw new IllegalArgumentException("the operator's token " + RULE);
        }
        return new OperatorToken(Bytes.utf8(text).sha256());
    }

    /** Whether this is the token; takes the same time whatever part of it is right. */
    boolean is(String text) {
        return MessageDigest.isEqual(digest.borrow(), Bytes.utf8(text).sha256().borrow());
    }

    /** Nothing of the token. */
    @Override
    public String toString() {
        return "the operator's token";
    }
}
