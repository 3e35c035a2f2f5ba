package dev.sempre.simulation.clock;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives a program another clock: in every class that is not the platform's own, a reading of the
/// system's clock becomes one of [MovedTime]. That takes in the scheduler and the other libraries,
/// as a clock that somebody has set would.
public final class ClockAgent implements ClassFileTransformer {
  /// The one class that reads the right time.
  private static final String MOVED_NAME = "dev/sempre/simulation/clock/MovedTime";

  private static final ClassDesc MOVED = ClassDesc.ofInternalName(MOVED_NAME);
  private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
  private static final ClassDesc DATE = ClassDesc.of("java.util.Date");
  private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");
  private static final Set<String> READINGS =
      Set.of(
          "java/lang/System.currentTimeMillis", "java/time/Instant.now", "java/util/Date.<init>");
  private static final MethodTypeDesc NOTHING_TO_LONG = MethodTypeDesc.of(ConstantDescs.CD_long);
  private static final MethodTypeDesc NOTHING_TO_INSTANT = MethodTypeDesc.of(INSTANT);
  private static final MethodTypeDesc LONG_TO_NOTHING =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long);

  private ClockAgent() {}

  /// Called by the virtual machine before the program's own `main`.
  ///
  /// @param offset file with the offset in milliseconds
  public static void premain(String offset, Instrumentation machine) {
    MovedTime.readFrom(Path.of(offset));
    machine.addTransformer(new ClockAgent());
  }

  @Override
  public byte @Nullable [] transform(
      Module module,
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> old,
      ProtectionDomain domain,
      byte[] bytes) {
    boolean platforms = loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
    if (platforms || name.equals(MOVED_NAME)) {
      return null;
    }
    ClassFile files = ClassFile.of();
    ClassModel model = files.parse(bytes);
    return readsTheClock(model)
        ? files.transformClass(model, ClassTransform.transformingMethodBodies(new Moving()))
        : null;
  }

  /// Most classes do not, and stay byte for byte as they are.
  private static boolean readsTheClock(ClassModel model) {
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MethodRefEntry called
          && READINGS.contains(called.owner().asInternalName() + "." + called.name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNow(InvokeInstruction call) {
    return isNow(
        call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol().parameterCount());
  }

  /// A reference such as `System::currentTimeMillis`.
  private static boolean isNow(ConstantDesc constant) {
    return constant instanceof DirectMethodHandleDesc handle
        && !handle.methodName().equals("<init>")
        && isNow(handle.owner(), handle.methodName(), handle.invocationType().parameterCount());
  }

  private static boolean isNow(ClassDesc owner, String name, int parameters) {
    boolean named =
        switch (name) {
          case "currentTimeMillis" -> owner.equals(SYSTEM);
          case "now" -> owner.equals(INSTANT);
          case "<init>" -> owner.equals(DATE);
          default -> false;
        };
    return named && parameters == 0;
  }

  /// Replaces the readings of one method.
  static final class Moving implements CodeTransform {
    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      switch (element) {
        case InvokeInstruction call when isNow(call) -> move(code, call);
        case InvokeDynamicInstruction call -> code.invokedynamic(moved(call));
        default -> code.with(element);
      }
    }

    private static void move(CodeBuilder code, InvokeInstruction call) {
      if (call.owner().asSymbol().equals(INSTANT)) {
        code.invokestatic(MOVED, "instant", NOTHING_TO_INSTANT);
        return;
      }
      code.invokestatic(MOVED, "millis", NOTHING_TO_LONG);
      if (call.owner().asSymbol().equals(DATE)) {
        code.invokespecial(DATE, "<init>", LONG_TO_NOTHING);
      }
    }

    private static DynamicCallSiteDesc moved(InvokeDynamicInstruction call) {
      ConstantDesc[] arguments =
          call.bootstrapArgs().stream().map(Moving::moved).toArray(ConstantDesc[]::new);
      return DynamicCallSiteDesc.of(
          call.bootstrapMethod(), call.name().stringValue(), call.typeSymbol(), arguments);
    }

    private static ConstantDesc moved(ConstantDesc argument) {
      if (!isNow(argument)) {
        return argument;
      }
      boolean instant = ((DirectMethodHandleDesc) argument).owner().equals(INSTANT);
      return MethodHandleDesc.ofMethod(
          DirectMethodHandleDesc.Kind.STATIC,
          MOVED,
          instant ? "instant" : "millis",
          instant ? NOTHING_TO_INSTANT : NOTHING_TO_LONG);
    }
  }
}
