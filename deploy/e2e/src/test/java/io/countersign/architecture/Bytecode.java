package io.countersign.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The instructions of classes, and where their methods are called and their fields are written. */
final class Bytecode {
    /**
     * An instruction, and the method that it is in.
     *
     * @param owner the internal name of its class
     */
    record Place(String owner, MethodNode method, AbstractInsnNode instruction) {
        @Override
        public String toString() {
            return owner.replace('/', '.') + "." + method.name;
        }
    }

    private final Map<String, ClassNode> classes = new HashMap<>();
    private final Map<String, List<Place>> calls = new HashMap<>();
    private final Map<String, List<Place>> writes = new HashMap<>();

    Bytecode(Iterable<JavaClass> all) {
        all.forEach(each -> add(read(each)));
    }

    private static ClassNode read(JavaClass each) {
        ClassNode node = new ClassNode();
        try (InputStream in = each.getSource().orElseThrow().getUri().toURL().openStream()) {
            new ClassReader(in).accept(node, ClassReader.SKIP_FRAMES);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(ClassNode node) {
        classes.put(node.name, node);
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                index(new Place(node.name, method, instruction));
            }
        }
    }

    private void index(Place place) {
        if (place.instruction() instanceof MethodInsnNode call) {
            put(calls, call.owner + "." + call.name + call.desc, place);
        } else if (place.instruction() instanceof InvokeDynamicInsnNode made) {
            for (Object argument : made.bsmArgs) {
                if (argument instanceof Handle body) {
                    put(calls, body.getOwner() + "." + body.getName() + body.getDesc(), place);
                }
            }
        } else if (place.instruction() instanceof FieldInsnNode field
                && (field.getOpcode() == Opcodes.PUTFIELD || field.getOpcode() == Opcodes.PUTSTATIC)) {
            put(writes, field.owner + "." + field.name, place);
        }
    }

    private static void put(Map<String, List<Place>> index, String key, Place place) {
        index.computeIfAbsent(key, k -> new ArrayList<>()).add(place);
    }

    /** All instructions of a sort. */
    List<Place> all(Class<? extends AbstractInsnNode> sort) {
        List<Place> found = new ArrayList<>();
        for (ClassNode node : classes.values()) {
            for (MethodNode method : node.methods) {
                for (AbstractInsnNode instruction : method.instructions) {
                    if (sort.isInstance(instruction)) {
                        found.add(new Place(node.name, method, instruction));
                    }
                }
            }
        }
        return found;
    }

    /** Where a method is called, or made a lambda. Of overridden methods, only calls that name this one. */
    List<Place> callsOf(String owner, MethodNode method) {
        return calls.getOrDefault(owner + "." + method.name + method.desc, List.of());
    }

    /** Where a field is written. */
    List<Place> writesOf(FieldInsnNode field) {
        return writes.getOrDefault(field.owner + "." + field.name, List.of());
    }

    /** The method that a call leads to, where that is certain: no other class can override it. */
    Optional<MethodNode> fixedMethod(MethodInsnNode call) {
        ClassNode node = classes.get(call.owner);
        return node == null
                ? Optional.empty()
                : node.methods.stream()
                        .filter(method -> method.name.equals(call.name) && method.desc.equals(call.desc))
                        .filter(method -> ((node.access | method.access) & Opcodes.ACC_FINAL) != 0
                                || (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) != 0)
                        .findFirst();
    }

    boolean isEnum(String owner) {
        ClassNode node = classes.get(owner);
        return node != null && (node.access & Opcodes.ACC_ENUM) != 0;
    }

    static boolean isStatic(MethodNode method) {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    static Type[] arguments(MethodNode method) {
        return Type.getArgumentTypes(method.desc);
    }
}
