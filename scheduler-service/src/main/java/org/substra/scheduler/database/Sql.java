package org.substra.scheduler.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** PostgreSQL's own language within the caller's transaction: for what entities cannot say, and for its clock. */
public final class Sql {

    private Sql() {}

    /** Executes a statement. Answers how many rows it has changed. */
    public static Uni<Integer> change(String sql, Map<String, Object> parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    /** Selects whole rows of one table. */
    public static <T> Uni<List<T>> select(Class<T> entity, String sql, Map<String, Object> parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql, entity);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    /** Selects two or more columns. */
    public static Uni<List<Object[]>> columns(String sql, Map<String, Object> parameters) {
        return select(Object[].class, sql, parameters);
    }
}
