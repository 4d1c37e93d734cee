package nl.lekdicht.support;

import org.junit.jupiter.api.Test;

/** The whole application serves what the contract promises, and nothing else under /v1. */
class ServedRoutesTest {
  @Test
  void every_route_is_in_the_contract_and_every_promise_is_served() {
    try (Service service = Service.start()) {
      RoutesMatchTheContractTest.compare(
          RoutesMatchTheContractTest.routes(service.context()), ContractCheck.operations());
    }
  }
}
