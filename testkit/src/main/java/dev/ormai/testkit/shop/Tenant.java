package dev.ormai.testkit.shop;

import java.util.Locale;

/** Who shares the shop's tables. Their rows take turns, so that neighbours by id belong to different tenants. */
public enum Tenant {
    ACME(0),
    GLOBEX(1),
    INITECH(2);

    private final int number;

    Tenant(int number) {
        this.number = number;
    }

    /** 0, 1 or 2: makes values of one tenant differ a little from those of the others. */
    int number() {
        return number;
    }

    /** The value of {@code tenant_id}, such as {@code acme}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The id of this tenant's row number {@code index}, counted from 0, in a table whose ids begin after {@code base}. */
    long rowId(long base, int index) {
        return base + 3L * index + number + 1;
    }
}
