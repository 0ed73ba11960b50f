package io.countersign.local.stack;

/** Where the servers listen on 127.0.0.1; 0 for any free port. */
public record Ports(int kafka, int postgres) {
    /** Any free ones. */
    public static final Ports ANY = new Ports(0, 0);
}
