package dev.ormai.mcp.killed;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The real database, which tells of the steps of an approved write that come by. */
record SteppingDatabase(String url, String user, String password, Step.Watcher watcher) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
        Connection real = DriverManager.getConnection(url, user, password);
        boolean[] receipt = {false};
        return (Connection) Proxy.newProxyInstance(
                SteppingDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> called(real, method, arguments, receipt));
    }

    private Object called(Connection real, Method method, Object[] arguments, boolean[] receipt) throws Throwable {
        boolean receipts = method.getName().equals("prepareStatement")
                && String.valueOf(arguments[0]).startsWith("insert into \"public\".\"ormai_receipts\"")
                && !real.getAutoCommit();
        boolean commits = method.getName().equals("commit") && receipt[0];
        if (receipts) {
            watcher.at(Step.BEFORE_RECEIPT);
            receipt[0] = true;
        }
        if (commits) {
            watcher.at(Step.BEFORE_COMMIT);
        }
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (commits) {
            receipt[0] = false;
            watcher.at(Step.AFTER_COMMIT);
        }
        return result;
    }

    @Override
    public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return false;
    }
}
