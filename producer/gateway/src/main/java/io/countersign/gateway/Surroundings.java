package io.countersign.gateway;

import io.countersign.gateway.client.Clients;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.schema.key.PublicKey;
import java.time.Clock;

/**
 * What dialects work with.
 *
 * @param community whose gateway this is
 * @param maxBodyBytes the longest body that is read, bytes
 * @param keypairRequestsPerMinute what a key may ask for that no client is declared for
 */
public record Surroundings(
        Clients clients,
        Exchange exchange,
        PublicKey community,
        int maxBodyBytes,
        int keypairRequestsPerMinute,
        Clock clock) {}
