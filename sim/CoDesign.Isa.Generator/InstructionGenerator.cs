using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CoDesign.Isa.Generator;

/// <summary>
/// Turns the attributed methods of CoDesign.Isa into three things that a person would otherwise keep in step by hand: the list of
/// rows, a struct per row that carries its meaning as a type argument, and the dispatch loop.
/// </summary>
[Generator]
public sealed class InstructionGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor WrongSignature = new(
        "CDISA01",
        "The method does not have the signature of its shape",
        "{0}.{1}: shape {2} needs the signature {3}",
        "CoDesign",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    // The time of the JIT compiler grows faster than the length of a method: 124 rows in one take 8 ms, in parts of 16 rows 4 ms.
    private const int RowsPerPart = 16;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<System.Collections.Immutable.ImmutableArray<INamedTypeSymbol>> types = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "CoDesign.Isa.ExtensionRowsAttribute",
                static (node, _) => node is ClassDeclarationSyntax,
                static (source, _) => (INamedTypeSymbol)source.TargetSymbol)
            .Collect();
        context.RegisterSourceOutput(types, static (output, found) => Produce(output, found));
    }

    private static void Produce(SourceProductionContext output, IEnumerable<INamedTypeSymbol> types)
    {
        // The order of rows is part of no contract, but it must not depend on the order in which the compiler meets the files.
        List<Row> rows = types.OrderBy(t => t.ToDisplayString(), System.StringComparer.Ordinal).SelectMany(Row.Of).ToList();
        var parts = new List<string>();
        var methods = new StringBuilder();
        var wrappers = new StringBuilder();
        var cases = new StringBuilder();
        var apart = new StringBuilder();
        for (int number = 0; number < rows.Count; number++)
        {
            Row row = rows[number];
            if (number % RowsPerPart == 0)
            {
                int part = number / RowsPerPart;
                methods.AppendLine(number == 0 ? "" : "    ];");
                methods.AppendLine($"    private static InstructionDefinition[] Part{part}() =>\n    [");
                parts.Add($".. Part{part}()");
            }

            ShapeCode shape = ShapeCode.All[row.Shape];
            if (!shape.TryMatch(row, out string memory))
            {
                string wanted = shape.Result + " (" + string.Join(", ", shape.Parameters) + ")";
                output.ReportDiagnostic(Diagnostic.Create(WrongSignature, Location.None, row.Owner, row.Method, row.Shape, wanted));
                continue;
            }

            string wrapper = "Rows.R" + number;
            methods.AppendLine($"        new({number}, \"{row.Syntax}\", \"{row.Encoding}\", Shape.{row.Shape}, OpClass.{row.OpClass}, [{row.Extensions}], {row.Xlen}, {row.Labels}, {row.ConstantTime}, {BytesOf(memory)}, typeof(global::{row.Owner}), \"{row.Method}\"),");
            wrappers.AppendLine(Wrapper(number, row, shape, memory));
            string call = Fill(shape.Call, wrapper, row, memory);
            if (IsApart(row))
            {
                apart.AppendLine($"            case {number}: {call.Replace("return ref i;", "return false;")}");
            }
            else
            {
                cases.AppendLine($"                case {number}: {call}");
            }
        }

        methods.AppendLine("    ];");
        string table = Template.Rows(string.Join(", ", parts), methods.ToString(), wrappers.ToString());
        output.AddSource("InstructionRows.g.cs", SourceText.From(table, Encoding.UTF8));
        output.AddSource("InstructionDispatch.g.cs", SourceText.From(Template.Dispatch(cases.ToString(), apart.ToString(), rows.Count), Encoding.UTF8));
    }

    // What nearly every instruction of nearly every program is stays in the loop. With more rows the JIT compiler runs out of its budget
    // for inlining, and then loads and stores are calls; it also takes longer at the start of every run.
    private static bool IsApart(Row row) => row.Extensions is not ("Extension.I" or "Extension.M");

    private static string Wrapper(int number, Row row, ShapeCode shape, string memory)
    {
        string target = "global::" + row.Owner + "." + row.Method;
        if (shape.Contract.Length == 0)
        {
            return $"        internal readonly struct R{number} {{ public static global::{shape.Result} Effect => {target}(); }}";
        }

        // The wrapper has the parameters of the shape; a row without immediate does not take the last one.
        var parameters = new List<string>();
        for (int i = 0; i < shape.Parameters.Length; i++)
        {
            parameters.Add((i < row.Parameters.Count ? row.Parameters[i] : shape.Parameters[i]) + " p" + i);
        }

        string arguments = string.Join(", ", row.Parameters.Select((_, i) => "p" + i));
        return $"        internal readonly struct R{number} : {Fill(shape.Contract, string.Empty, row, memory)} {{ [MethodImpl(MethodImplOptions.AggressiveInlining)] public static {row.Result} {shape.Member}({string.Join(", ", parameters)}) => {target}({arguments}); }}";
    }

    private static string Fill(string template, string wrapper, Row row, string memory) =>
        template.Replace("{row}", wrapper).Replace("{labels}", row.Labels).Replace("{class}", row.OpClass).Replace("{memory}", memory);

    private static int BytesOf(string memory) => memory switch
    {
        "byte" => 1,
        "ushort" => 2,
        "uint" => 4,
        "ulong" => 8,
        _ => 0,
    };
}
