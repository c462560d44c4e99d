using System.Reflection;
using System.Reflection.Emit;

namespace CoDesign.Modules.Tests.Plugins;

/// <summary>Assemblies with public classes, written as a compiler would.</summary>
internal static class PluginFile
{
    /// <summary>An assembly with a class for each base class.</summary>
    public static byte[] Of(params Type[] bases) => Of(MethodAttributes.Public, bases);

    /// <summary>An assembly whose classes have constructors of some kind.</summary>
    public static byte[] Of(MethodAttributes constructor, params Type[] bases)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("plugin"), typeof(object).Assembly);
        ModuleBuilder module = assembly.DefineDynamicModule("plugin");
        for (int i = 0; i < bases.Length; i++)
        {
            TypeBuilder type = module.DefineType($"Plugin{i}", TypeAttributes.Public | TypeAttributes.Class, bases[i]);
            ConstructorInfo inherited = bases[i].GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, Type.EmptyTypes)!;
            ILGenerator code = type.DefineConstructor(constructor, CallingConventions.Standard, Type.EmptyTypes).GetILGenerator();
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Call, inherited);
            code.Emit(OpCodes.Ret);
            type.CreateType();
        }

        using var stream = new MemoryStream();
        assembly.Save(stream);
        return stream.ToArray();
    }
}
