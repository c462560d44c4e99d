using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CoDesign.Architecture.Tests;

/// <summary>Finds who calls a method, from the instructions of built assemblies.</summary>
internal static class CallScanner
{
    private const int CallBytes = 5;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    /// <summary>Methods that call, or take a pointer to, <paramref name="type"/>.<paramref name="method"/>.</summary>
    public static IReadOnlyList<string> CallersOf(string type, string method, IEnumerable<string> assemblies)
    {
        List<string> callers = [];
        foreach (string path in assemblies)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            using var file = new PEReader(stream);
            MetadataReader metadata = file.GetMetadataReader();
            foreach (MethodDefinition definition in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(d => d.RelativeVirtualAddress != 0))
            {
                byte[] code = file.GetMethodBody(definition.RelativeVirtualAddress).GetILBytes()!;
                if (TokensIn(code).Any(t => IsMethod(metadata, t, type, method)))
                {
                    callers.Add($"{NameOf(metadata, definition.GetDeclaringType())}.{metadata.GetString(definition.Name)}");
                }
            }
        }

        return callers;
    }

    private static IEnumerable<int> TokensIn(byte[] code)
    {
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE)
            {
                value = (short)(0xFE00 | code[at++]);
            }

            OpCode opCode = OpCodesByValue[value];
            if (opCode.OperandType is OperandType.InlineMethod)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += opCode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => CallBytes - 1 + (4 * BitConverter.ToInt32(code, at)),
                _ => CallBytes - 1,
            };
        }
    }

    private static bool IsMethod(MetadataReader metadata, int token, string type, string method)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind is HandleKind.MethodSpecification)
        {
            handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        }

        if (handle.Kind is HandleKind.MethodDefinition)
        {
            MethodDefinition definition = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
            return metadata.GetString(definition.Name) == method && NameOf(metadata, definition.GetDeclaringType()) == type;
        }

        MemberReference member = metadata.GetMemberReference((MemberReferenceHandle)handle);
        return metadata.GetString(member.Name) == method && member.Parent.Kind switch
        {
            HandleKind.TypeReference => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == type,
            HandleKind.TypeDefinition => NameOf(metadata, (TypeDefinitionHandle)member.Parent) == type,
            _ => false,
        };
    }

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle) =>
        metadata.GetString(metadata.GetTypeDefinition(handle).Name);
}
