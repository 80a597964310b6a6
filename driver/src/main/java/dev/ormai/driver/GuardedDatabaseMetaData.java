package dev.ormai.driver;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.names.AccountNames;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Facts about the database, and of its tables and columns only what the principal may see. */
final class GuardedDatabaseMetaData extends DelegatingDatabaseMetaData {
    private static final VisibleRows.RowFilter NOTHING = row -> false;
    private static final VisibleRows.RowFilter ALL = row -> true;

    private final GuardedConnection connection;

    GuardedDatabaseMetaData(GuardedConnection connection, DatabaseMetaData delegate) {
        super(delegate);
        this.connection = connection;
    }

    private Visible visible() {
        return connection.visible();
    }

    private ResultSet rows(ResultSet raw, VisibleRows.RowFilter filter) {
        return new VisibleRows(connection, raw, filter);
    }

    /** For MySQL a schema of the policy is a catalog of JDBC's. */
    private boolean schemasAreCatalogs() {
        return connection.database().dialect() == Dialect.MYSQL;
    }

    private @Nullable String schema(ResultSet row, String prefix) throws SQLException {
        return row.getString(prefix + (schemasAreCatalogs() ? "TABLE_CAT" : "TABLE_SCHEM"));
    }

    private VisibleRows.RowFilter byTable() {
        Visible visible = visible();
        return row -> visible.table(schema(row, ""), row.getString("TABLE_NAME"));
    }

    private VisibleRows.RowFilter byColumn() {
        Visible visible = visible();
        return row -> visible.column(schema(row, ""), row.getString("TABLE_NAME"), row.getString("COLUMN_NAME"));
    }

    private VisibleRows.RowFilter byBothEnds() {
        Visible visible = visible();
        return row -> end(visible, row, "PK") && end(visible, row, "FK");
    }

    private boolean end(Visible visible, ResultSet row, String end) throws SQLException {
        return visible.column(schema(row, end), row.getString(end + "TABLE_NAME"), row.getString(end + "COLUMN_NAME"));
    }

    private VisibleRows.RowFilter byColumnOf(@Nullable String catalog, @Nullable String schema, String table) {
        Visible visible = visible();
        String name = schemasAreCatalogs() ? catalog : schema;
        return row -> visible.columnOfEach(name, table, row.getString("COLUMN_NAME"));
    }

    @Override
    public ResultSet getTables(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, String @Nullable [] types)
            throws SQLException {
        return rows(delegate.getTables(catalog, schema, table, types), byTable());
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String column)
            throws SQLException {
        return rows(delegate.getColumns(catalog, schema, table, column), byColumn());
    }

    @Override
    public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rows(delegate.getPrimaryKeys(catalog, schema, table), byColumn());
    }

    @Override
    public ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rows(delegate.getImportedKeys(catalog, schema, table), byBothEnds());
    }

    @Override
    public ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rows(delegate.getExportedKeys(catalog, schema, table), byBothEnds());
    }

    @Override
    public ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            String foreignTable)
            throws SQLException {
        return rows(
                delegate.getCrossReference(
                        parentCatalog, parentSchema, parentTable, foreignCatalog, foreignSchema, foreignTable),
                byBothEnds());
    }

    @Override
    public ResultSet getIndexInfo(
            @Nullable String catalog, @Nullable String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        ResultSet visible = rows(delegate.getIndexInfo(catalog, schema, table, unique, approximate), byColumn());
        return rows(IndexRows.withoutStatistics(visible), ALL);
    }

    @Override
    public ResultSet getBestRowIdentifier(
            @Nullable String catalog, @Nullable String schema, String table, int scope, boolean nullable)
            throws SQLException {
        return rows(
                delegate.getBestRowIdentifier(catalog, schema, table, scope, nullable),
                byColumnOf(catalog, schema, table));
    }

    @Override
    public ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rows(delegate.getVersionColumns(catalog, schema, table), byColumnOf(catalog, schema, table));
    }

    @Override
    public ResultSet getTablePrivileges(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return rows(delegate.getTablePrivileges(catalog, schema, table), byTable());
    }

    @Override
    public ResultSet getColumnPrivileges(
            @Nullable String catalog, @Nullable String schema, String table, @Nullable String column)
            throws SQLException {
        return rows(delegate.getColumnPrivileges(catalog, schema, table, column), byColumn());
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        Visible visible = visible();
        return rows(delegate.getSchemas(), row -> visible.schema(row.getString("TABLE_SCHEM")));
    }

    @Override
    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schema) throws SQLException {
        Visible visible = visible();
        return rows(delegate.getSchemas(catalog, schema), row -> visible.schema(row.getString("TABLE_SCHEM")));
    }

    /** The connection's own; a server's other databases are none of its business. */
    @Override
    public ResultSet getCatalogs() throws SQLException {
        Visible visible = visible();
        if (schemasAreCatalogs()) {
            return rows(delegate.getCatalogs(), row -> visible.schema(row.getString("TABLE_CAT")));
        }
        String own = connection.getCatalog();
        return rows(delegate.getCatalogs(), row -> Objects.equals(own, row.getString("TABLE_CAT")));
    }

    /** Procedures and functions of the database cannot be called. */
    @Override
    public ResultSet getProcedures(@Nullable String catalog, @Nullable String schema, @Nullable String name)
            throws SQLException {
        return rows(delegate.getProcedures(catalog, schema, name), NOTHING);
    }

    @Override
    public ResultSet getProcedureColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String name, @Nullable String column)
            throws SQLException {
        return rows(delegate.getProcedureColumns(catalog, schema, name, column), NOTHING);
    }

    @Override
    public ResultSet getFunctions(@Nullable String catalog, @Nullable String schema, @Nullable String name)
            throws SQLException {
        return rows(delegate.getFunctions(catalog, schema, name), NOTHING);
    }

    @Override
    public ResultSet getFunctionColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String name, @Nullable String column)
            throws SQLException {
        return rows(delegate.getFunctionColumns(catalog, schema, name, column), NOTHING);
    }

    @Override
    public ResultSet getUDTs(
            @Nullable String catalog, @Nullable String schema, @Nullable String type, int @Nullable [] types)
            throws SQLException {
        return rows(delegate.getUDTs(catalog, schema, type, types), NOTHING);
    }

    @Override
    public ResultSet getSuperTypes(@Nullable String catalog, @Nullable String schema, @Nullable String type)
            throws SQLException {
        return rows(delegate.getSuperTypes(catalog, schema, type), NOTHING);
    }

    @Override
    public ResultSet getSuperTables(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return rows(delegate.getSuperTables(catalog, schema, table), NOTHING);
    }

    @Override
    public ResultSet getAttributes(
            @Nullable String catalog, @Nullable String schema, @Nullable String type, @Nullable String attribute)
            throws SQLException {
        return rows(delegate.getAttributes(catalog, schema, type, attribute), NOTHING);
    }

    @Override
    public ResultSet getPseudoColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String column)
            throws SQLException {
        return rows(delegate.getPseudoColumns(catalog, schema, table, column), NOTHING);
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        return rows(delegate.getTypeInfo(), ALL);
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        return rows(delegate.getTableTypes(), ALL);
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        return rows(delegate.getClientInfoProperties(), ALL);
    }

    @Override
    public boolean supportsResultSetConcurrency(int type, int concurrency) throws SQLException {
        return concurrency == ResultSet.CONCUR_READ_ONLY && delegate.supportsResultSetConcurrency(type, concurrency);
    }

    @Override
    public boolean supportsGetGeneratedKeys() {
        return false;
    }

    @Override
    public boolean supportsStoredProcedures() {
        return false;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public String getURL() {
        return connection.session().url();
    }

    /** As a statement hears it that asks; the account is not the principal's. */
    @Override
    public String getUserName() {
        return AccountNames.owner(connection.session().database().dialect());
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return Unwrapping.unwrap(this, wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return wanted.isInstance(this);
    }
}
