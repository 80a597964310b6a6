package dev.ormai.driver.attack;

import dev.ormai.testkit.DatabaseKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stands in the place of a database's own driver until it is closed, and keeps every text that is sent through it. */
final class SentTexts implements Driver, AutoCloseable {
    private final Driver real;
    private final List<String> texts = new ArrayList<>();

    private SentTexts(Driver real) {
        this.real = real;
    }

    static SentTexts before(DatabaseKind kind) throws SQLException {
        String product = kind.name().toLowerCase(Locale.ROOT);
        SentTexts sent = new SentTexts(DriverManager.getDriver("jdbc:" + product + "://localhost/any"));
        DriverManager.deregisterDriver(sent.real);
        DriverManager.registerDriver(sent);
        return sent;
    }

    /** Those since the last time. */
    List<String> taken() {
        List<String> taken = List.copyOf(texts);
        texts.clear();
        return taken;
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
        DriverManager.registerDriver(real);
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = real.connect(url, properties);
        return connection == null ? null : watched(Connection.class, connection);
    }

    private <T> T watched(Class<T> type, T raw) {
        return type.cast(Proxy.newProxyInstance(
                SentTexts.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(raw, method, arguments)));
    }

    private @Nullable Object call(Object raw, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof String text && sends(method)) {
            texts.add(text);
        }
        try {
            Object result = method.invoke(raw, arguments);
            return method.getReturnType() == Statement.class && result != null
                    ? watched(Statement.class, (Statement) result)
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static boolean sends(Method method) {
        return method.getName().startsWith("prepare")
                || method.getName().startsWith("execute")
                || method.getName().equals("addBatch");
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return real.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return real.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return real.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return real.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return real.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return real.getParentLogger();
    }
}
