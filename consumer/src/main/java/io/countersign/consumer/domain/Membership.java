package io.countersign.consumer.domain;

import org.jspecify.annotations.Nullable;

/**
 * The place of a person in a household.
 *
 * @param household the household's number in the person's account
 * @param main whether the person is its primary contact
 */
public record Membership(long household, @Nullable String title, boolean main) {
    Membership withoutMain() {
        return new Membership(household, title, false);
    }
}
