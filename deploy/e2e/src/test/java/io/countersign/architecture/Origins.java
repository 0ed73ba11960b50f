package io.countersign.architecture;

import io.countersign.architecture.Bytecode.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Where values come from. A text is constant when it was made of constants alone, on every way on which it may come:
 * through variables, parameters (of every caller), results, fields (of everyone who writes them), concatenation, {@code
 * String.formatted}, and texts of enums.
 */
final class Origins {
    private final Bytecode code;
    private final Map<MethodNode, Frame<SourceValue>[]> frames = new HashMap<>();

    Origins(Bytecode code) {
        this.code = code;
    }

    /** Whether an argument of a call, counted from its last, which is 0, is made of constants. */
    boolean isConstant(Place call, int fromLast) {
        return isConstant(call, fromLast, new HashSet<>());
    }

    private boolean isConstant(Place at, int fromLast, Set<Object> asked) {
        Frame<SourceValue> frame = frame(at);
        if (frame == null) {
            return true; // Unreachable code.
        }
        SourceValue value = frame.getStack(frame.getStackSize() - 1 - fromLast);
        return !value.insns.isEmpty()
                && value.insns.stream()
                        .allMatch(origin -> isConstant(new Place(at.owner(), at.method(), origin), asked));
    }

    private boolean isConstant(Place origin, Set<Object> asked) {
        // What leads back to itself adds nothing.
        if (!asked.add(origin.instruction())) {
            return true;
        }
        AbstractInsnNode made = origin.instruction();
        if (made instanceof LdcInsnNode || (made instanceof InsnNode && made.getOpcode() != Opcodes.AALOAD)) {
            return true; // A constant, or a number made by arithmetic.
        }
        if (made instanceof Parameter parameter) {
            return isGivenConstants(origin, parameter.number, asked);
        }
        if (made instanceof FieldInsnNode field) {
            return isFieldConstant(field, asked);
        }
        if (made instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")
                    && areConstant(origin, Type.getArgumentTypes(dynamic.desc), asked);
        }
        return made instanceof MethodInsnNode call && isResultConstant(origin, call, asked);
    }

    private boolean isFieldConstant(FieldInsnNode field, Set<Object> asked) {
        var writes = code.writesOf(field);
        return !writes.isEmpty() && writes.stream().allMatch(write -> isConstant(write, 0, asked));
    }

    private boolean isResultConstant(Place at, MethodInsnNode call, Set<Object> asked) {
        if (code.isEnum(call.owner)) {
            return Type.getReturnType(call.desc).getClassName().equals("java.lang.String");
        }
        if (call.owner.equals("java/lang/String") && call.name.equals("formatted")) {
            return areElementsConstant(at, call, asked) && isConstant(at, 1, asked);
        }
        if (call.owner.equals("io/countersign/consumer/store/Sql") && call.name.equals("named")) {
            return isConstant(at, 0, asked);
        }
        return code.fixedMethod(call)
                .map(called -> returnsConstants(call.owner, called, asked))
                .orElse(false);
    }

    private boolean returnsConstants(String owner, MethodNode method, Set<Object> asked) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.ARETURN
                    && !isConstant(new Place(owner, method, instruction), 0, asked)) {
                return false;
            }
        }
        return true;
    }

    /** Those that were put into the array that is the last argument. */
    private boolean areElementsConstant(Place at, AbstractInsnNode call, Set<Object> asked) {
        for (AbstractInsnNode before = call.getPrevious(); before != null; before = before.getPrevious()) {
            if (before.getOpcode() == Opcodes.ANEWARRAY) {
                return true;
            }
            if (before.getOpcode() == Opcodes.AASTORE
                    && !isConstant(new Place(at.owner(), at.method(), before), 0, asked)) {
                return false;
            }
        }
        return false;
    }

    private boolean areConstant(Place at, Type[] arguments, Set<Object> asked) {
        for (int i = 0; i < arguments.length; i++) {
            boolean isText = arguments[i].getSort() == Type.OBJECT || arguments[i].getSort() == Type.ARRAY;
            if (isText && !isConstant(at, arguments.length - 1 - i, asked)) {
                return false;
            }
        }
        return true;
    }

    /** What nobody gives, anybody may give. */
    private boolean isGivenConstants(Place in, int number, Set<Object> asked) {
        var calls = code.callsOf(in.owner(), in.method());
        return !calls.isEmpty() && calls.stream().allMatch(call -> isGivenConstant(in.method(), number, call, asked));
    }

    private boolean isGivenConstant(MethodNode method, int number, Place call, Set<Object> asked) {
        if (call.instruction() instanceof InvokeDynamicInsnNode lambda) {
            int captured = Type.getArgumentTypes(lambda.desc).length;
            int own = isInstance(lambda, method) ? number + 1 : number;
            return own < captured && isConstant(call, captured - 1 - own, asked);
        }
        return isConstant(call, Bytecode.arguments(method).length - 1 - number, asked);
    }

    private static boolean isInstance(InvokeDynamicInsnNode lambda, MethodNode method) {
        for (Object argument : lambda.bsmArgs) {
            if (argument instanceof Handle body && body.getName().equals(method.name)) {
                return body.getTag() != Opcodes.H_INVOKESTATIC;
            }
        }
        return false;
    }

    private Frame<SourceValue> frame(Place at) {
        Frame<SourceValue>[] all = frames.computeIfAbsent(at.method(), method -> analyze(at.owner(), method));
        return all[at.method().instructions.indexOf(at.instruction())];
    }

    private static Frame<SourceValue>[] analyze(String owner, MethodNode method) {
        try {
            return new Analyzer<>(new Sources(method)).analyze(owner, method);
        } catch (AnalyzerException e) {
            throw new IllegalStateException(owner + "." + method.name, e);
        }
    }

    /** Stands for a parameter where values are traced back to the instructions that made them. */
    private static final class Parameter extends VarInsnNode {
        private final int number;

        private Parameter(int number) {
            super(Opcodes.ALOAD, 0);
            this.number = number;
        }
    }

    /** Copies of a value come from where the value comes from. */
    private static final class Sources extends SourceInterpreter {
        private final MethodNode method;

        private Sources(MethodNode method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        @Override
        public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
            int slot = isInstanceMethod ? 1 : 0;
            int number = 0;
            for (Type argument : Bytecode.arguments(method)) {
                if (slot == local) {
                    return new SourceValue(type.getSize(), new Parameter(number));
                }
                slot += argument.getSize();
                number++;
            }
            return new SourceValue(type.getSize());
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value.insns.isEmpty() ? super.copyOperation(instruction, value) : value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            return instruction.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(instruction, value);
        }
    }
}
