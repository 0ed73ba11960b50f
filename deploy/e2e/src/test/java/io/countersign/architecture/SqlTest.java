package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.countersign.architecture.Bytecode.Place;
import io.countersign.architecture.broken.ComposesSql;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.Configurable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.postgresql.copy.CopyManager;

/** SQL is constant: it stands in files or in the code, and nothing that anybody sends ever becomes part of it. */
class SqlTest {
    /** What takes SQL, as a text that is its first argument. */
    private static final Map<Class<?>, Set<String>> TAKERS = Map.of(
            Handle.class,
            Set.of("createQuery", "createUpdate", "prepareBatch", "createCall", "createScript", "execute", "select"),
            Connection.class,
            Set.of("prepareStatement", "prepareCall", "nativeSQL"),
            Statement.class,
            Set.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "addBatch"),
            CopyManager.class,
            Set.of("copyIn", "copyOut"),
            Configurable.class,
            Set.of("define"));

    /**
     * Where it is composed of what this analysis cannot follow: the names of columns, which the tables' own classes give
     * as constants (see below); tables of a list that is a constant; and the names of databases made for tests.
     */
    private static final Set<String> EXCEPTIONS = Set.of(
            "io.countersign.consumer.store.RowCopy.run",
            "io.countersign.local.demo.AccountContent.lambda$rows",
            "io.countersign.servers.Databases.execute");

    @Test
    void sqlIsMadeOfConstants() {
        assertThat(composed(Production.CLASSES)).isEqualTo(new TreeSet<>(EXCEPTIONS));
    }

    @Test
    void namesOfColumnsAndTablesAreConstants() {
        Bytecode code = new Bytecode(Production.CLASSES);
        Origins origins = new Origins(code);
        List<String> composed = new ArrayList<>();
        int seen = 0;
        for (Place place : code.all(MethodInsnNode.class)) {
            MethodInsnNode call = (MethodInsnNode) place.instruction();
            Type[] arguments = Type.getArgumentTypes(call.desc);
            if (call.owner.equals("io/countersign/consumer/store/Columns")
                    && !place.owner().equals(call.owner)
                    && arguments.length > 0) {
                int text = arguments[0].getClassName().equals("java.lang.String") ? 0 : 1;
                boolean names = arguments.length > text
                        && arguments[text].getClassName().equals("java.lang.String");
                seen += names ? 1 : 0;
                if (names && !origins.isConstant(place, arguments.length - 1 - text)) {
                    composed.add(place + " calls " + call.name);
                }
            }
        }
        assertThat(seen).isGreaterThan(100);
        assertThat(composed).isEmpty();
    }

    @Test
    void theRuleFindsWhatItIsFor() {
        Set<JavaClass> broken = Set.copyOf(new ClassFileImporter().importClasses(ComposesSql.class));
        assertThat(composed(broken))
                .containsExactlyInAnyOrder(
                        ComposesSql.class.getName() + ".lambda$concatenated",
                        ComposesSql.class.getName() + ".copied",
                        ComposesSql.class.getName() + ".formatted",
                        ComposesSql.class.getName() + ".handedOn");
    }

    private static Set<String> composed(Iterable<JavaClass> classes) {
        Bytecode code = new Bytecode(classes);
        Origins origins = new Origins(code);
        Set<String> composed = new TreeSet<>();
        for (Place place : code.all(MethodInsnNode.class)) {
            MethodInsnNode call = (MethodInsnNode) place.instruction();
            int arguments = Type.getArgumentTypes(call.desc).length;
            if (takesSql(call) && !origins.isConstant(place, arguments - 1)) {
                composed.add(place.toString().replaceFirst("\\$\\d+$", ""));
            }
        }
        return composed;
    }

    private static boolean takesSql(MethodInsnNode call) {
        Type[] arguments = Type.getArgumentTypes(call.desc);
        return arguments.length > 0
                && arguments[0].getClassName().equals("java.lang.String")
                && TAKERS.entrySet().stream()
                        .anyMatch(taker -> taker.getValue().contains(call.name) && isA(call.owner, taker.getKey()));
    }

    private static boolean isA(String owner, Class<?> taker) {
        try {
            Class<?> type = Class.forName(owner.replace('/', '.'), false, SqlTest.class.getClassLoader());
            return taker.isAssignableFrom(type);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
