package dev.sempre.agent.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/// Resolves names for plain http: a name that leads out of the local network is refused, whatever
/// it led to when it was typed in. Source: R55.
final class LocalDns implements Dns {
  /// Thrown for a name that leads out of the local network.
  static final class NotLocal extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    NotLocal(String host, InetAddress address) {
      super("http is only for the local network, but " + host + " is " + address.getHostAddress());
    }
  }

  private final Dns names;

  LocalDns(Dns names) {
    this.names = names;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> addresses = names.lookup(host);
    for (InetAddress address : addresses) {
      if (!ServerAddress.isLocal(address)) {
        throw new NotLocal(host, address);
      }
    }
    return addresses;
  }
}
