package dev.sempre.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerAddressTest {
  private static String read(String typed) {
    return switch (ServerAddress.parse(typed)) {
      case ServerAddress.Parsed.Good good -> good.address().toString();
      case ServerAddress.Parsed.Bad bad -> bad.code();
    };
  }

  @Test
  void addressWithoutSchemeIsSecureUnlessItIsLocal() {
    assertThat(read("centre.example.com")).isEqualTo("https://centre.example.com");
    assertThat(read(" centre.example.com:3001/ ")).isEqualTo("https://centre.example.com:3001");
    assertThat(read("https://example.com/sempre/")).isEqualTo("https://example.com/sempre");
    assertThat(read("localhost:3001")).isEqualTo("http://localhost:3001");
    assertThat(read("192.168.1.20:31847")).isEqualTo("http://192.168.1.20:31847");
    assertThat(read("192.168.1.20")).isEqualTo("http://192.168.1.20");
  }

  @Test
  void plainHttpIsForThisMachineAndTheLocalNetworkOnly() {
    for (String local :
        List.of(
            "http://localhost:3001",
            "http://127.0.0.1:3001",
            "http://10.1.2.3",
            "http://172.31.0.9",
            "http://192.168.0.1",
            "http://169.254.7.7",
            "http://[::1]:3001",
            "http://[fd00::7]",
            "http://[fe80::7]",
            "http://shop-server:31847")) {
      assertThat(read(local)).as(local).startsWith("http://");
    }
    for (String foreign :
        List.of(
            "http://93.184.216.34",
            "http://172.32.0.1",
            "http://8.8.8.8",
            "http://[2001:db8::1]")) {
      assertThat(read(foreign)).as(foreign).isEqualTo("ADDRESS_NOT_SECURE");
    }
  }

  @Test
  void nonsenseIsNoAddress() {
    for (String nonsense :
        List.of(
            "",
            "   ",
            "ftp://example.com",
            "https://",
            "https://maria:pin@example.com",
            "https://example.com?x=1",
            "two words")) {
      assertThat(read(nonsense)).as(nonsense).isEqualTo("ADDRESS_UNREADABLE");
    }
  }

  @Test
  void nameThatLeadsOutOfTheLocalNetworkIsRefusedForPlainHttp() throws UnknownHostException {
    InetAddress local = InetAddress.getByAddress(new byte[] {(byte) 192, (byte) 168, 1, 2});
    InetAddress foreign = InetAddress.getByAddress(new byte[] {93, (byte) 184, (byte) 216, 34});
    assertThat(new LocalDns(host -> List.of(local)).lookup("hub")).containsExactly(local);
    assertThatThrownBy(() -> new LocalDns(host -> List.of(local, foreign)).lookup("hub"))
        .isInstanceOf(LocalDns.NotLocal.class)
        .hasMessageContaining("93.184.216.34");
  }
}
