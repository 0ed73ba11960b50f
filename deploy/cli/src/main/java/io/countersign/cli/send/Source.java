package io.countersign.cli.send;

import io.countersign.cli.input.InputFile;
import io.countersign.cli.input.Rows;
import io.countersign.cli.output.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An input that was looked through.
 *
 * @param total how many rows it has, or {@link Progress#UNKNOWN}
 * @param digest SHA-256 of its content as hexadecimal digits; empty where it can be read once only
 */
record Source(InputFile file, Rows rows, long total, String digest) {
    /** Reads an input to its end, unless that can be done once only; throws for one that cannot be read as a whole. */
    static Source of(InputFile file, Rows rows) throws IOException {
        if (file.isStream()) {
            return new Source(file, rows, Progress.UNKNOWN, "");
        }
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(file.open(), digest)) {
            long total = rows.count(in);
            in.transferTo(OutputStream.nullOutputStream());
            return new Source(file, rows, total, HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A path beside the input, its name with another ending; in the working directory for what has no name. */
    Path beside(String ending) {
        String name = file.name();
        if (file.isStream()) {
            return Path.of("stdin" + ending);
        }
        Path path = Path.of(name);
        String last = String.valueOf(path.getFileName());
        int point = last.lastIndexOf('.');
        return path.resolveSibling(
                (point > 0 && ending.startsWith(".refused") ? last.substring(0, point) : last) + ending);
    }
}
