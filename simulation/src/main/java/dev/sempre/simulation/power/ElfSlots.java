package dev.sempre.simulation.power;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where a shared library of Linux (64 bits, little-endian) keeps the addresses of functions that
/// it calls in others. Source: System V ABI, chapters 4 and 5, and its supplements for x86-64 and
/// AArch64.
final class ElfSlots {
  private static final int MAGIC = 0x464C457F;
  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final int DT_PLTRELSZ = 2;
  private static final int DT_STRTAB = 5;
  private static final int DT_SYMTAB = 6;
  private static final int DT_RELA = 7;
  private static final int DT_RELASZ = 8;
  private static final int DT_JMPREL = 23;
  private static final int SYMBOL_BYTES = 24;
  private static final int RELOCATION_BYTES = 24;

  /// Relocations that put a function's address, as it is, into a word, by machine: the absolute
  /// one, that of the global offset table and that of the procedure linkage table.
  private static final Map<Integer, List<Integer>> ADDRESS_TYPES =
      Map.of(62, List.of(1, 6, 7), 183, List.of(257, 1025, 1026));

  private final Path file;
  private final ByteBuffer bytes;
  private final List<Segment> loads = new ArrayList<>();
  private final Map<Long, Long> dynamic = new HashMap<>();
  private final List<Integer> addressTypes;

  private record Segment(long offset, long address, long length) {}

  ElfSlots(Path file) throws IOException {
    this.file = file;
    bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.getInt(0) != MAGIC || bytes.get(4) != 2) {
      throw new IllegalStateException(file + " is no ELF file of 64 bits");
    }
    int machine = bytes.getShort(18);
    addressTypes = ADDRESS_TYPES.getOrDefault(machine, List.of());
    readSegments();
  }

  private void readSegments() {
    int table = (int) bytes.getLong(32);
    int size = bytes.getShort(54);
    int count = bytes.getShort(56);
    for (int i = 0; i < count; i++) {
      int at = table + i * size;
      int type = bytes.getInt(at);
      long offset = bytes.getLong(at + 8);
      long address = bytes.getLong(at + 16);
      long length = bytes.getLong(at + 32);
      if (type == PT_LOAD) {
        loads.add(new Segment(offset, address, length));
      } else if (type == PT_DYNAMIC) {
        for (long entry = offset; entry < offset + length; entry += 16) {
          dynamic.putIfAbsent(bytes.getLong((int) entry), bytes.getLong((int) entry + 8));
        }
      }
    }
  }

  /// Address of the library's first byte, as its own numbers count.
  long firstAddress() {
    return loads.getFirst().address() - loads.getFirst().offset();
  }

  /// Addresses, as the library's own numbers count, of the words that hold a function's address.
  ///
  /// @throws IllegalStateException if there is none
  List<Long> of(String function) {
    List<Long> slots = new ArrayList<>();
    collect(function, DT_RELA, DT_RELASZ, slots);
    collect(function, DT_JMPREL, DT_PLTRELSZ, slots);
    if (slots.isEmpty()) {
      throw new IllegalStateException(file + " has no word for the address of " + function);
    }
    return slots;
  }

  private void collect(String function, long table, long length, List<Long> slots) {
    Long address = dynamic.get(table);
    if (address == null) {
      return;
    }
    int begin = inFile(address);
    int end = begin + dynamic.getOrDefault(length, 0L).intValue();
    for (int at = begin; at < end; at += RELOCATION_BYTES) {
      long info = bytes.getLong(at + 8);
      int symbol = (int) (info >>> 32);
      long addend = bytes.getLong(at + 16);
      if (addressTypes.contains((int) info) && addend == 0 && name(symbol).equals(function)) {
        slots.add(bytes.getLong(at));
      }
    }
  }

  private String name(int symbol) {
    int at = inFile(need(DT_SYMTAB)) + symbol * SYMBOL_BYTES;
    int begin = inFile(need(DT_STRTAB)) + bytes.getInt(at);
    int end = begin;
    while (bytes.get(end) != 0) {
      end++;
    }
    return new String(bytes.array(), begin, end - begin, StandardCharsets.US_ASCII);
  }

  private long need(long tag) {
    Long value = dynamic.get(tag);
    if (value == null) {
      throw new IllegalStateException(file + " has no dynamic entry " + tag);
    }
    return value;
  }

  private int inFile(long address) {
    for (Segment load : loads) {
      if (address >= load.address() && address < load.address() + load.length()) {
        return (int) (address - load.address() + load.offset());
      }
    }
    throw new IllegalStateException("address " + address + " is outside of " + file);
  }
}
