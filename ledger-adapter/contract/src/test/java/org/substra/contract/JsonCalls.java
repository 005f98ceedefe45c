package org.substra.contract;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One class's calls that read or write JSON. The type of the last argument, which tells what, is that of the instruction before. */
final class JsonCalls {

    private final ClassModel caller;
    private final Set<String> owners;
    private final Set<ClassDesc> types = new HashSet<>();
    private final List<ClassDesc> constants = new ArrayList<>();
    private boolean passesOn;

    JsonCalls(byte[] caller, List<Class<?>> owners) {
        this.caller = ClassFile.of().parse(caller);
        this.owners =
                owners.stream().map(owner -> owner.getName().replace('.', '/')).collect(Collectors.toSet());
    }

    Set<ClassDesc> types() {
        for (MethodModel method : caller.methods()) {
            method.findAttribute(Attributes.code()).ifPresent(this::scan);
        }
        if (passesOn) { // who is handed the class gets it from a method of the same class
            types.addAll(constants);
        }
        return types;
    }

    private void scan(CodeAttribute code) {
        int at = 0;
        ClassDesc last = ConstantDescs.CD_void;
        for (CodeElement element : code) {
            if (element instanceof Instruction instruction) {
                if (instruction instanceof InvokeInstruction call) {
                    look(call, last);
                }
                last = pushed(instruction, at, code);
                at += instruction.sizeInBytes();
            }
        }
    }

    private void look(InvokeInstruction call, ClassDesc last) {
        String name = call.name().stringValue();
        if (!owners.contains(call.owner().asInternalName()) || !name.matches("read|readCanonical|readValue|write.*")) {
            return;
        }
        if (last.equals(ConstantDescs.CD_Class)) {
            passesOn = true;
        } else if (last.isPrimitive() || last.equals(ConstantDescs.CD_Object)) {
            throw new IllegalStateException(caller.thisClass().asInternalName() + " calls " + name
                    + " with what cannot be told from its byte code: put the argument into a variable of its type");
        } else {
            types.add(last);
        }
    }

    /** The type of what the instruction leaves; void when that is of no interest. A class constant stands for itself. */
    private ClassDesc pushed(Instruction instruction, int at, CodeAttribute code) {
        return switch (instruction) {
            case LoadInstruction load -> local(load.slot(), at, code);
            case InvokeInstruction call
            when call.name().equalsString(ConstantDescs.INIT_NAME) ->
                call.owner().asSymbol();
            case InvokeInstruction call -> call.typeSymbol().returnType();
            case FieldInstruction field -> field.typeSymbol();
            case TypeCheckInstruction cast -> cast.type().asSymbol();
            case LoadConstantInstruction load
            when load.constantValue() instanceof ClassDesc type -> {
                constants.add(type);
                yield type;
            }
            default -> ConstantDescs.CD_void;
        };
    }

    private static ClassDesc local(int slot, int at, CodeAttribute code) {
        return code.findAttribute(Attributes.localVariableTable()).stream()
                .flatMap(table -> table.localVariables().stream())
                .filter(variable -> variable.slot() == slot
                        && variable.startPc() <= at
                        && at < variable.startPc() + variable.length())
                .map(variable -> variable.typeSymbol())
                .findFirst()
                .orElse(ConstantDescs.CD_void);
    }
}
