package dev.ormai.benchmarks;

/** The statements that are measured. */
public final class Statements {
    /** Three tables, about 350 characters, three values bound: what a report or an ORM sends. */
    public static final String THREE_TABLES =
            """
            select c.name, c.email, o.id, o.status, o.total, sum(i.quantity * i.unit_price) as lines, count(*) as items \
            from customers c join orders o on o.customer_id = c.id left join order_items i on i.order_id = o.id \
            where o.status in ('NEW', ?) and c.region = ? and o.total > ? \
            group by c.name, c.email, o.id, o.status, o.total order by o.total desc, o.id limit 20""";

    /** The same with literals, up to the one that is new each time. */
    public static final String BEFORE_LITERAL;

    /** What follows that literal. */
    public static final String BEHIND_LITERAL;

    static {
        String literals = THREE_TABLES.replace("'NEW', ?", "'NEW', 'PAID'").replace("region = ?", "region = 'north'");
        int place = literals.indexOf('?');
        BEFORE_LITERAL = literals.substring(0, place);
        BEHIND_LITERAL = literals.substring(place + 1);
    }

    /** A lookup by key, up to the key. */
    public static final String POINT = "select id, name, region, status from customers where id = ";

    /** Eight columns without a mask, so that both ways ask the same of the database. */
    static final String RANGE =
            "select id, tenant_id, name, region, status, account_manager_id, credit_limit, created_at from customers "
                    + "where id between ? and ?";

    /** What a program without a policy writes itself. */
    static final String BY_HAND = " and tenant_id = 'acme' and deleted_at is null";

    private Statements() {}
}
