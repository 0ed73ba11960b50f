package io.countersign.schema.message;

/** Asks for a page of the categories of one kind of record. */
public interface CategoriesQuery extends MessageBody {
    /** Which page, of which categories. */
    PageQuery page();
}
