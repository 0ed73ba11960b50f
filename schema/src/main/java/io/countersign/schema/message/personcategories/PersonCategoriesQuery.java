package io.countersign.schema.message.personcategories;

import io.countersign.schema.message.CategoriesQuery;
import io.countersign.schema.message.PageQuery;

/** Asks for the categories of people. */
public record PersonCategoriesQuery(PageQuery page) implements CategoriesQuery {}
