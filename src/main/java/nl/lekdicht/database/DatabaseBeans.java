package nl.lekdicht.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.BeanInitializingEvent;
import io.micronaut.context.event.BeanInitializedEventListener;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Points the pool at the database, in the role that row-level security binds. */
@Factory
final class DatabaseBeans {
  /** The database that was begun before the context was, or the one that its configuration names. */
  @Singleton
  @Bean(preDestroy = "close")
  Database database(Environment environment, Optional<HeadStart> headStart) {
    return headStart
        .map(HeadStart::database)
        .orElseGet(() -> Database.named(name -> environment.getProperty(name, String.class)));
  }

  /** Fills in the address that was not known when the configuration was read. */
  @Singleton
  static final class Addressing implements BeanInitializedEventListener<DatasourceConfiguration> {
    private final Database database;

    Addressing(Database database) {
      this.database = database;
    }

    @Override
    public DatasourceConfiguration onInitialized(BeanInitializingEvent<DatasourceConfiguration> event) {
      var pool = event.getBean();
      var address = database.address();
      pool.setUrl(address.url());
      pool.setUsername(address.service().username());
      pool.setPassword(address.service().password());
      pool.addDataSourceProperty("options", DatabaseAddress.OPTIONS);
      return pool;
    }
  }
}
