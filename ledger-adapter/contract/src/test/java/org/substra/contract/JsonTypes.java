package org.substra.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.constant.ClassDesc;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The types of a service that its byte code reads or writes as JSON, with all that they consist of: a native executable has
 * to be told of each. A tool for the services' tests; what contract brings is named in contract's own metadata.
 */
public final class JsonTypes {

    private static final ClassLoader LOADER = JsonTypes.class.getClassLoader();

    private final String service;
    private final Set<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));

    private JsonTypes(String service) {
        this.service = service;
    }

    /** @param service its package, such as {@code org.substra.worker} */
    public static Set<Class<?>> of(String service) throws IOException {
        var types = new JsonTypes(service);
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(service)) {
            try (InputStream bytes = source(type).toURL().openStream()) {
                new JsonCalls(bytes.readAllBytes(), List.of(Json.class, ObjectMapper.class, JsonMapper.class))
                        .types()
                        .forEach(types::add);
            }
        }
        return types.found;
    }

    private static URI source(JavaClass type) {
        return type.getSource().orElseThrow().getUri();
    }

    private void add(ClassDesc type) {
        if (type.isClassOrInterface()) {
            add(load(type));
        } else if (type.isArray()) {
            add(type.componentType());
        }
    }

    private void add(Type type) {
        if (type instanceof ParameterizedType generic) {
            add(generic.getRawType());
            List.of(generic.getActualTypeArguments()).forEach(this::add);
        }
        if (type instanceof Class<?> plain && plain.getName().startsWith(service + ".") && found.add(plain)) {
            for (RecordComponent component : plain.isRecord() ? plain.getRecordComponents() : new RecordComponent[0]) {
                add(component.getGenericType());
            }
            for (Class<?> permitted : plain.isSealed() ? plain.getPermittedSubclasses() : new Class<?>[0]) {
                add(permitted);
            }
        }
    }

    private static Class<?> load(ClassDesc type) {
        String descriptor = type.descriptorString();
        String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        try {
            return Class.forName(name, false, LOADER);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
