namespace CoDesign.Description.Scalars;

/// <summary>The word that stands for an enum member in YAML files and records.</summary>
public static class YamlName
{
    /// <summary>The word of a member: <c>IntAlu</c> is <c>int_alu</c>.</summary>
    public static string Of<T>(T member)
        where T : struct, Enum => Scalar.EnumOf<T>().Format(member);
}
