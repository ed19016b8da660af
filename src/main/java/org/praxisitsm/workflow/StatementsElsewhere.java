package org.praxisitsm.workflow;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.transaction.Transaction;

/** Sessions on a database other than the one for which the statements were read. */
record StatementsElsewhere(Configuration statements, Environment database) implements SqlSessionFactory {

    @Override
    public SqlSession openSession() {
        return session(statements.getDefaultExecutorType(), null, false);
    }

    @Override
    public SqlSession openSession(boolean autoCommit) {
        return session(statements.getDefaultExecutorType(), null, autoCommit);
    }

    @Override
    public SqlSession openSession(Connection connection) {
        return openSession(statements.getDefaultExecutorType(), connection);
    }

    @Override
    public SqlSession openSession(TransactionIsolationLevel level) {
        return session(statements.getDefaultExecutorType(), level, false);
    }

    @Override
    public SqlSession openSession(ExecutorType kind) {
        return session(kind, null, false);
    }

    @Override
    public SqlSession openSession(ExecutorType kind, boolean autoCommit) {
        return session(kind, null, autoCommit);
    }

    @Override
    public SqlSession openSession(ExecutorType kind, TransactionIsolationLevel level) {
        return session(kind, level, false);
    }

    @Override
    public SqlSession openSession(ExecutorType kind, Connection connection) {
        try {
            var transaction = database.getTransactionFactory().newTransaction(connection);
            return session(transaction, kind, connection.getAutoCommit());
        } catch (SQLException lost) {
            throw new IllegalStateException("The connection is gone", lost);
        }
    }

    @Override
    public Configuration getConfiguration() {
        return statements;
    }

    private SqlSession session(ExecutorType kind, TransactionIsolationLevel level, boolean autoCommit) {
        var transaction = database.getTransactionFactory().newTransaction(database.getDataSource(), level, autoCommit);
        return session(transaction, kind, autoCommit);
    }

    private SqlSession session(Transaction transaction, ExecutorType kind, boolean autoCommit) {
        return new DefaultSqlSession(statements, statements.newExecutor(transaction, kind), autoCommit);
    }
}
