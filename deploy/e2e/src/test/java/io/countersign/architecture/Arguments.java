package io.countersign.architecture;

import io.countersign.architecture.Bytecode.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.objectweb.asm.tree.analysis.SimpleVerifier;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;
import org.objectweb.asm.tree.analysis.Value;

/** What methods are called with: the types, and the instructions that made the values. */
final class Arguments {
    /** One value; those in an array of arguments are values of their own. */
    record Argument(Class<?> type, Set<AbstractInsnNode> origins) {}

    private final Map<MethodNode, Frame<BasicValue>[]> types = new HashMap<>();
    private final Map<MethodNode, Frame<SourceValue>[]> sources = new HashMap<>();

    /** All that a call is given. */
    List<Argument> of(Place call) {
        Type[] declared = Type.getArgumentTypes(((MethodInsnNode) call.instruction()).desc);
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < declared.length; i++) {
            if (declared[i].getSort() == Type.ARRAY) {
                arguments.addAll(elements(call));
            } else if (declared[i].getSort() == Type.OBJECT) {
                arguments.add(argument(call, declared.length - 1 - i));
            }
        }
        return arguments;
    }

    /** Arrays of arguments are filled right before the call. */
    private List<Argument> elements(Place call) {
        List<Argument> elements = new ArrayList<>();
        AbstractInsnNode before = call.instruction().getPrevious();
        while (before != null && before.getOpcode() != Opcodes.ANEWARRAY) {
            if (before.getOpcode() == Opcodes.AASTORE) {
                elements.add(argument(new Place(call.owner(), call.method(), before), 0));
            }
            before = before.getPrevious();
        }
        return elements;
    }

    private Argument argument(Place at, int fromLast) {
        int index = at.method().instructions.indexOf(at.instruction());
        Frame<BasicValue> typed = types.computeIfAbsent(at.method(), m -> analyze(at.owner(), m, verifier()))[index];
        Frame<SourceValue> made =
                sources.computeIfAbsent(at.method(), m -> analyze(at.owner(), m, new Sources()))[index];
        Type type = typed.getStack(typed.getStackSize() - 1 - fromLast).getType();
        return new Argument(
                load(type.getSort() == Type.ARRAY ? type.getDescriptor() : type.getInternalName()),
                made.getStack(made.getStackSize() - 1 - fromLast).insns);
    }

    private static SimpleVerifier verifier() {
        SimpleVerifier verifier = new SimpleVerifier();
        verifier.setClassLoader(Arguments.class.getClassLoader());
        return verifier;
    }

    private static <V extends Value> Frame<V>[] analyze(String owner, MethodNode method, Interpreter<V> interpreter) {
        try {
            return new Analyzer<>(interpreter).analyze(owner, method);
        } catch (AnalyzerException e) {
            throw new IllegalStateException(owner + "." + method.name, e);
        }
    }

    /** The class of an internal name. */
    static Class<?> load(String name) {
        try {
            return Class.forName(name.replace('/', '.'), false, Arguments.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies of a value come from where the value comes from. */
    private static final class Sources extends SourceInterpreter {
        private Sources() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value.insns.isEmpty() ? super.copyOperation(instruction, value) : value;
        }
    }
}
