package io.countersign.schema.message.organizationcategories;

import io.countersign.schema.message.CategoriesQuery;
import io.countersign.schema.message.PageQuery;

/** Asks for the categories of organizations. */
public record OrganizationCategoriesQuery(PageQuery page) implements CategoriesQuery {}
