package dev.sempre.pos.device;

/// A display of two lines at the end of a wire.
public record PoleDisplay(Wire wire, PoleEncoder encoder) implements CustomerDisplay {
  @Override
  public DeviceOutcome show(Face face) {
    return wire.send(encoder.face(face), () -> {});
  }
}
