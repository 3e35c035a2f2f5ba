package dev.sempre.simulation.power;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/// Functions of the system that a loaded library calls by way of this program while it is open. The
/// words that hold their addresses point here meanwhile. What stands in for a function must not
/// throw: that would end the process.
@SuppressWarnings("restricted")
final class Detour implements AutoCloseable {
  private static final Linker LINKER = Linker.nativeLinker();

  private record Word(MemorySegment place, long before) {}

  private final ElfSlots elf;
  private final long shift;
  private final List<Word> words = new ArrayList<>();

  /// @param library part of the name of the library's file
  /// @throws IllegalStateException if it is not loaded, or not built as expected
  Detour(String library) throws IOException {
    MappedLibrary mapped = MappedLibrary.named(library);
    elf = new ElfSlots(mapped.file());
    shift = mapped.base() - elf.firstAddress();
  }

  /// The system's function itself.
  static <T> T direct(Class<T> shape, String function, FunctionDescriptor type) {
    MemorySegment address =
        LINKER
            .defaultLookup()
            .find(function)
            .orElseThrow(() -> new IllegalStateException("the system has no " + function));
    return MethodHandleProxies.asInterfaceInstance(shape, LINKER.downcallHandle(address, type));
  }

  /// From here on the library calls the stand-in.
  void divert(String function, FunctionDescriptor type, MethodHandle standIn) throws IOException {
    // Never freed: somebody may be inside when the detour ends.
    MemorySegment stub = LINKER.upcallStub(standIn, type, Arena.global());
    for (long address : elf.of(function)) {
      MappedLibrary.requireWritable(shift + address);
      MemorySegment place =
          MemorySegment.ofAddress(shift + address).reinterpret(ValueLayout.JAVA_LONG.byteSize());
      words.add(new Word(place, place.get(ValueLayout.JAVA_LONG, 0)));
      place.set(ValueLayout.JAVA_LONG, 0, stub.address());
    }
  }

  /// Handle of a method that takes and gives what the function does.
  static MethodHandle method(
      MethodHandles.Lookup lookup, Object owner, String name, FunctionDescriptor type) {
    MethodType shape = type.toMethodType();
    try {
      return lookup.bind(owner, name, shape);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException("no method " + name + shape, e);
    }
  }

  /// The library calls the system again.
  @Override
  public void close() {
    for (Word word : words.reversed()) {
      word.place().set(ValueLayout.JAVA_LONG, 0, word.before());
    }
    words.clear();
  }
}
