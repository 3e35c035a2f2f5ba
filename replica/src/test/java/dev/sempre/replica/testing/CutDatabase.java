package dev.sempre.replica.testing;

import dev.sempre.replica.db.Database;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/// A real database whose process dies before a statement of a writer. Source: F09, F42.
public final class CutDatabase {
  /// The process is dead.
  public static final class Cut extends Error {
    private static final long serialVersionUID = 1L;

    Cut() {
      super("the process was killed");
    }
  }

  private final Database real;
  private int left = Integer.MAX_VALUE;
  private Runnable atDeath = () -> {};

  /// @param real the database that is cut
  public CutDatabase(Database real) {
    this.real = real;
  }

  /// The process dies before the statement after so many.
  ///
  /// @param then what is done at that moment
  public void dieAfter(int statements, Runnable then) {
    left = statements;
    atDeath = then;
  }

  /// Whether it has not died.
  public boolean lives() {
    return left >= 0;
  }

  /// The database as the program sees it.
  public Database database() {
    return proxy(
        Database.class,
        (_, method, arguments) -> {
          Object result = call(real, method, arguments);
          return method.getName().equals("openWriter") ? counted((Connection) result) : result;
        });
  }

  private Connection counted(Connection connection) {
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          Object result = call(connection, method, arguments);
          if (result instanceof PreparedStatement prepared) {
            return proxy(PreparedStatement.class, counting(prepared));
          }
          return result instanceof Statement statement
              ? proxy(Statement.class, counting(statement))
              : result;
        });
  }

  private InvocationHandler counting(Statement statement) {
    return (_, method, arguments) -> {
      if (method.getName().startsWith("execute")) {
        step();
      }
      return call(statement, method, arguments);
    };
  }

  private void step() {
    if (left-- == 0) {
      atDeath.run();
    }
    if (left < 0) {
      throw new Cut();
    }
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(CutDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
