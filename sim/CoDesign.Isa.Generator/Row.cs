using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CoDesign.Isa.Generator;

/// <summary>One [Instruction] attribute with its method, as plain text ready to be printed.</summary>
internal sealed class Row
{
    private Row(IMethodSymbol method, AttributeData attribute, string extensions)
    {
        Method = method.Name;
        Owner = method.ContainingType.ToDisplayString();
        Extensions = extensions;
        Syntax = (string)attribute.ConstructorArguments[0].Value!;
        Encoding = (string)attribute.ConstructorArguments[1].Value!;
        Shape = NameOf(attribute.ConstructorArguments[2]);
        OpClass = NameOf(attribute.ConstructorArguments[3]);
        Parameters = new List<string>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Parameters.Add(parameter.Type.ToDisplayString());
        }

        Result = method.ReturnType.ToDisplayString();
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            switch (argument.Key)
            {
                case "Xlen":
                    Xlen = "XlenSet." + NameOf(argument.Value);
                    break;
                case "Labels":
                    Labels = "LabelRule." + NameOf(argument.Value);
                    break;
                case "ConstantTime":
                    ConstantTime = (bool)argument.Value.Value! ? "true" : "false";
                    break;
            }
        }
    }

    /// <summary>Name of the method that carries the meaning.</summary>
    public string Method { get; }

    /// <summary>Full name of the class that holds it.</summary>
    public string Owner { get; }

    /// <summary>Names of the extensions, separated by commas.</summary>
    public string Extensions { get; }

    /// <summary>Mnemonic and operands.</summary>
    public string Syntax { get; }

    /// <summary>The encoding.</summary>
    public string Encoding { get; }

    /// <summary>Name of the shape.</summary>
    public string Shape { get; }

    /// <summary>Name of the cost class.</summary>
    public string OpClass { get; }

    /// <summary>Types of the parameters.</summary>
    public List<string> Parameters { get; }

    /// <summary>Type of the result.</summary>
    public string Result { get; }

    /// <summary>Register widths.</summary>
    public string Xlen { get; } = "XlenSet.Both";

    /// <summary>Label rule.</summary>
    public string Labels { get; } = "LabelRule.Join";

    /// <summary>Whether the latency is independent of the operands.</summary>
    public string ConstantTime { get; } = "true";

    /// <summary>Reads every row of a class; none if it is not marked as an extension.</summary>
    public static IEnumerable<Row> Of(INamedTypeSymbol type)
    {
        string? extensions = null;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "ExtensionRowsAttribute")
            {
                extensions = string.Join(", ", attribute.ConstructorArguments[0].Values.Select(v => "Extension." + NameOf(v)));
            }
        }

        if (extensions is null)
        {
            yield break;
        }

        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IMethodSymbol method)
            {
                continue;
            }

            foreach (AttributeData attribute in method.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == "InstructionAttribute" && attribute.ConstructorArguments.Length == 4)
                {
                    yield return new Row(method, attribute, extensions);
                }
            }
        }
    }

    private static string NameOf(TypedConstant constant)
    {
        foreach (ISymbol member in constant.Type!.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, constant.Value))
            {
                return field.Name;
            }
        }

        return constant.Value?.ToString() ?? string.Empty;
    }
}
