package dev.ormai.driver;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Sources of connections that a test makes, and connections that a pool would keep. */
final class Proxies {
    private Proxies() {}

    /** Makes a connection. */
    @FunctionalInterface
    interface Maker {
        Connection make() throws SQLException;
    }

    static DataSource source(Maker maker) {
        return (DataSource) Proxy.newProxyInstance(
                Proxies.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return maker.make();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** The same connection, but close leaves it open, as a pool does. */
    static Connection kept(Connection raw) {
        return (Connection) Proxy.newProxyInstance(
                Proxies.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(raw, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
