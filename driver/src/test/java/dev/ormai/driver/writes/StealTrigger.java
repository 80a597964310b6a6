package dev.ormai.driver.writes;

import java.sql.Connection;
import org.h2.api.Trigger;

/** A trigger of the database's owner that gives some rows to another tenant, for H2. */
public final class StealTrigger implements Trigger {
    private static final int TENANT = 1;
    private static final int TITLE = 3;

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
        if ("steal".equals(after[TITLE])) {
            after[TENANT] = "globex";
        }
    }
}
