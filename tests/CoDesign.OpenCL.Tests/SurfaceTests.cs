using System.Reflection;
using System.Text.RegularExpressions;
using CoDesign.Compute.Tests;
using Silk.NET.OpenCL;

namespace CoDesign.OpenCL.Tests;

/// <summary>Our binding has the surface of the package that it stands for, and nothing else.</summary>
public sealed partial class SurfaceTests
{
    [Fact]
    public void Methods_are_those_of_the_package()
    {
        string[] expected = [.. TestData.Lines("silk-net-opencl.txt").Select(l => Spaces().Replace(l, " ")).Order(StringComparer.Ordinal)];
        string[] ours =
        [
            .. typeof(CL).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Select(m => $"{(m.IsStatic ? "static " : string.Empty)}{NameOf(m.ReturnType)} {m.Name}({string.Join(", ", m.GetParameters().Select(p => $"{NameOf(p.ParameterType)} {(p.Name == "event" ? "@event" : p.Name)}"))})")
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(expected, ours);
    }

    private static string NameOf(Type type) =>
        type.IsPointer ? NameOf(type.GetElementType()!) + "*"
        : type == typeof(void) ? "void"
        : type == typeof(byte) ? "byte"
        : type == typeof(bool) ? "bool"
        : type == typeof(int) ? "int"
        : type == typeof(uint) ? "uint"
        : type == typeof(nint) ? "nint"
        : type == typeof(nuint) ? "nuint"
        : type.Name;

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
