package dev.sempre.agent.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// Address of an upstream place: https anywhere, plain http only to this machine or within the
/// local network. Source: R55.
public final class ServerAddress {
  /// What an address that was typed in turns out to be.
  public sealed interface Parsed {
    record Good(ServerAddress address) implements Parsed {}

    /// @param code short code, also the key of its message
    /// @param message one English sentence
    record Bad(String code, String message) implements Parsed {}
  }

  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://.*");

  private final HttpUrl base;

  private ServerAddress(HttpUrl base) {
    this.base = base;
  }

  /// Reads an address as a person types it. Without a scheme it is https, or http for a local
  /// address in digits.
  public static Parsed parse(String text) {
    String typed = text.strip();
    HttpUrl url = HttpUrl.parse(SCHEME.matcher(typed).matches() ? typed : "https://" + typed);
    if (url == null || !url.username().isEmpty() || url.query() != null) {
      return new Parsed.Bad("ADDRESS_UNREADABLE", "this is not the address of a server: " + typed);
    }
    if (!SCHEME.matcher(typed).matches() && isLocalLiteral(url.host())) {
      url = url.newBuilder().scheme("http").build();
      url = typed.matches(".*:\\d+/?$") ? url : url.newBuilder().port(80).build();
    }
    if (!url.isHttps() && isLiteral(url.host()) && !isLocalLiteral(url.host())) {
      return new Parsed.Bad(
          "ADDRESS_NOT_SECURE",
          "http is only for this machine and the local network, use https for " + url.host());
    }
    return new Parsed.Good(new ServerAddress(url));
  }

  /// Address under the base.
  ///
  /// @param segments path, one segment each
  HttpUrl.Builder path(String... segments) {
    HttpUrl.Builder builder = base.newBuilder();
    if (base.pathSegments().getLast().isEmpty()) {
      builder.removePathSegment(base.pathSize() - 1);
    }
    for (String segment : segments) {
      builder.addPathSegment(segment);
    }
    return builder;
  }

  /// True if what is sent can be read on its way: only the local network is such a way.
  boolean isPlain() {
    return !base.isHttps();
  }

  /// The address as it is stored and shown.
  @Override
  public String toString() {
    String text = base.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// True for this machine and the networks that no router passes on to the internet.
  static boolean isLocal(InetAddress address) {
    boolean uniqueLocal =
        address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || uniqueLocal;
  }

  private static boolean isLocalLiteral(String host) {
    return host.toLowerCase(Locale.ROOT).equals("localhost")
        || (isLiteral(host) && isLocal(literal(host)));
  }

  private static boolean isLiteral(String host) {
    return host.contains(":") || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  }

  private static InetAddress literal(String host) {
    try {
      return InetAddress.getByName(host); // Digits only: no name is looked up.
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(host, e);
    }
  }
}
